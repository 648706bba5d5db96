// How often the graph was written.
// @return version int grows with every write
// @access read
MATCH (store:GraphsvcStore)
RETURN coalesce(store.graph_version, 0) AS version;
