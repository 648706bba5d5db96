// Forget which vocabulary the store holds.
// @access write
MATCH (store:GraphsvcStore)
REMOVE store.vocabulary;
