-- Remove events.
-- @param ids list ids of events
-- @access write
DELETE FROM event
WHERE id IN (SELECT value FROM json_each(:ids));
