-- Remove ties.
-- @param ids list ids of ties
-- @access write
DELETE FROM tie
WHERE id IN (SELECT value FROM json_each(:ids));
