// Forget which actors earlier writes touched, but for the last versions.
// @param kept int how many versions are kept
// @access write
MATCH (store:GraphsvcStore)
MATCH (write:Touched)
WHERE write.version <= store.graph_version - $kept
DELETE write;
