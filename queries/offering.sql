-- Actors with what they offer under topics, by id, their offers likewise.
-- @param ids list ids of actors
-- @param topics list ids of topics
-- @return actor map an actor
-- @return offers rows what it offers
-- @access read
SELECT
    a.record AS actor,
    (
        SELECT json_group_array(json(record)) FROM (
            SELECT o.record FROM offer_record AS o
            WHERE o.actor = a.id AND o.topic IN (SELECT value FROM json_each(:topics))
            ORDER BY o.id
        )
    ) AS offers
FROM actor_record AS a
WHERE a.id IN (SELECT value FROM json_each(:ids))
ORDER BY a.id;
