// Which vocabulary the store holds.
// @return fingerprint str digest of the vocabulary files
// @access read
MATCH (store:GraphsvcStore)
WHERE store.vocabulary IS NOT NULL
RETURN store.vocabulary AS fingerprint;
