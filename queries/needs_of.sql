-- What actors need, by id.
-- @param ids list ids of actors; null for all
-- @return need map a need
-- @access read
SELECT o.record AS need
FROM need_record AS o
WHERE o.actor IN (
        SELECT value FROM json_each(:ids)
        UNION ALL
        SELECT id FROM actor WHERE :ids IS NULL
    )
ORDER BY o.id;
