// Forget data sets; their records stay.
// @param names list names of data sets
// @access write
MATCH (d:Dataset)
WHERE d.name IN $names
DETACH DELETE d;
