-- Remove needs with their links.
-- @param ids list ids of needs
-- @access write
DELETE FROM need
WHERE id IN (SELECT value FROM json_each(:ids));
