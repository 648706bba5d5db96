-- Remember which vocabulary the store holds.
-- @param fingerprint str digest of the vocabulary files
-- @access write
INSERT INTO vocabulary (fingerprint) VALUES (:fingerprint);
