-- Forget everything that was corrected.
-- @access write
DELETE FROM correction;
