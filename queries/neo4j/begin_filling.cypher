// Remember that the store is being filled, a portion at a time.
// @access write
MATCH (store:GraphsvcStore)
SET store.is_unfinished = true;
