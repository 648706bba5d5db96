-- Forget data sets; their records stay.
-- @param names list names of data sets
-- @access write
DELETE FROM dataset
WHERE name IN (SELECT value FROM json_each(:names));
