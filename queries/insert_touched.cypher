// Remember which actors the write of the latest version touched.
// @param actors list ids of actors; null where they are many
// @access write
MATCH (store:GraphsvcStore)
MERGE (write:Touched {version: store.graph_version})
SET write.actors = $actors;
