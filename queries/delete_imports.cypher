// Forget every import.
// @access write
MATCH (i:Import|ImportPart)
DETACH DELETE i;
