-- Those that sit in one of some places, or offer something for one of them, act on a day and serve none but these, by id.
-- @param places list ids of places
-- @param on date the day
-- @return id str id of an actor
-- @access read
SELECT a.id AS id
FROM actor AS a
WHERE a.municipality IN (SELECT value FROM json_each(:places))
UNION
SELECT a.id
FROM (
    SELECT o.actor
    FROM offer_place AS p
    CROSS JOIN offer AS o ON o.id = p.offer_id
    WHERE p.place_id IN (SELECT value FROM json_each(:places))
    UNION
    SELECT o.actor
    FROM actor_place AS p
    CROSS JOIN offer AS o ON o.actor = p.actor_id
    WHERE p.place_id IN (SELECT value FROM json_each(:places))
        AND NOT EXISTS (SELECT 1 FROM offer_place AS own WHERE own.offer_id = o.id)
) AS offering
CROSS JOIN actor AS a ON a.id = offering.actor
WHERE EXISTS (SELECT 1 FROM actor_place AS s WHERE s.actor_id = a.id)
    AND NOT EXISTS (
        SELECT 1 FROM actor_place AS s
        WHERE s.actor_id = a.id AND s.place_id NOT IN (SELECT value FROM json_each(:places))
    )
    AND coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= :on)
    AND (a.end_date IS NULL OR :on <= a.end_date)
ORDER BY id;
