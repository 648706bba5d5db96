-- Remove offers with their links.
-- @param ids list ids of offers
-- @access write
DELETE FROM offer
WHERE id IN (SELECT value FROM json_each(:ids));
