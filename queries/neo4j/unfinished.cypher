// Whether the filling of the store was begun and not ended: one row where it was.
// @return is_unfinished bool always true
// @access read
MATCH (store:GraphsvcStore)
WHERE store.is_unfinished
RETURN store.is_unfinished AS is_unfinished;
