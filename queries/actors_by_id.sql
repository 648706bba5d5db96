-- Actors by id.
-- @param ids list ids of actors; null for all
-- @return actor map an actor
-- @access read
SELECT a.record AS actor
FROM actor_record AS a
WHERE :ids IS NULL OR a.id IN (SELECT value FROM json_each(:ids))
ORDER BY a.id;
