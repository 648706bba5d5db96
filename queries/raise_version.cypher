// Remember that the graph was written.
// @access write
MATCH (store:GraphsvcStore)
SET store.graph_version = coalesce(store.graph_version, 0) + 1;
