// Which version the schema has.
// @return version int number of the last migration that was run
// @access read
MATCH (store:GraphsvcStore)
WHERE store.schema_version IS NOT NULL
RETURN store.schema_version AS version;
