-- Forget every import.
-- @access write
DELETE FROM import;
