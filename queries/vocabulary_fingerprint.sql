-- Which vocabulary the store holds.
-- @return fingerprint str digest of the vocabulary files
-- @access read
SELECT v.fingerprint AS fingerprint
FROM vocabulary AS v;
