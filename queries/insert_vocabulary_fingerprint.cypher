// Remember which vocabulary the store holds.
// @param fingerprint str digest of the vocabulary files
// @access write
MERGE (store:GraphsvcStore {id: 'store'})
SET store.vocabulary = $fingerprint;
