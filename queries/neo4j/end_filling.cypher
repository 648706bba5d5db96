// Remember that the store holds all that it was filled with.
// @access write
MATCH (store:GraphsvcStore)
REMOVE store.is_unfinished;
