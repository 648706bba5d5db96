-- Remove actors with their ties, offers and needs.
-- @param ids list ids of actors
-- @access write
DELETE FROM actor
WHERE id IN (SELECT value FROM json_each(:ids));
