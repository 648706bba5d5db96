-- What actors need, by id.
-- @param ids list ids of actors; null for all
-- @return need map a need
-- @access read
SELECT o.record AS need
FROM need_record AS o
WHERE :ids IS NULL OR o.actor IN (SELECT value FROM json_each(:ids))
ORDER BY o.id;
