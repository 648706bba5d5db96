// Which actors writes touched, from a version on; by version.
// @param since int a version
// @return version int the version that a write made
// @return actors list ids of the actors that it touched; null where they are many
// @access read
MATCH (write:Touched)
WHERE write.version >= $since
RETURN write.version AS version, write.actors AS actors
ORDER BY version;
