// Wait for other writers and keep them out until the end of the transaction.
// @access write
MATCH (store:GraphsvcStore)
SET store.written_at = datetime();
