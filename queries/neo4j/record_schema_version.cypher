// Remember that a migration was run.
// @param version int number of the migration
// @access write
MERGE (store:GraphsvcStore {id: 'store'})
SET store.schema_version = $version;
