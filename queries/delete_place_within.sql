-- Forget which places hold which.
-- @access write
DELETE FROM place_within;
