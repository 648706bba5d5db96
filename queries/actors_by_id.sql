-- Actors by id.
-- @param ids list ids of actors; null for all
-- @return actor map an actor
-- @access read
SELECT a.record AS actor
FROM actor_record AS a
WHERE a.id IN (
        SELECT value FROM json_each(:ids)
        UNION ALL
        SELECT id FROM actor WHERE :ids IS NULL
    )
ORDER BY a.id;
