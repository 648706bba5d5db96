// Forget which actors earlier writes touched, but for the last versions, and what is told of versions to come.
// @param kept int how many versions are kept
// @access write
MATCH (store:GraphsvcStore)
MATCH (write:Touched)
WHERE write.version <= store.graph_version - $kept OR write.version > store.graph_version
DELETE write;
