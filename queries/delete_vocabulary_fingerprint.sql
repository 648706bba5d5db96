-- Forget which vocabulary the store holds.
-- @access write
DELETE FROM vocabulary;
