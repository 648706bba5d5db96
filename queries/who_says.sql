-- Actors that are active on a day, say something in a name or description, and offer none of some topics; by id.
-- @param on date the day
-- @param text str what they say, as the engine asks for it
-- @param topics list ids of topics
-- @param places list ids of places to sit in or serve; null for anywhere
-- @param south float least latitude of the box, degrees; null without a box
-- @param west float least longitude of the box, degrees
-- @param north float greatest latitude of the box, degrees
-- @param east float greatest longitude of the box, degrees
-- @return actor map an actor
-- @access read
SELECT a.record AS actor
FROM actor_record AS a
LEFT JOIN place AS m ON m.id = a.municipality
WHERE a.number IN (SELECT rowid FROM actor_text WHERE actor_text MATCH :text)
    AND coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= :on)
    AND (a.end_date IS NULL OR :on <= a.end_date)
    AND NOT EXISTS (
        SELECT 1 FROM offer AS o WHERE o.actor = a.id AND o.topic IN (SELECT value FROM json_each(:topics))
    )
    AND (
        :places IS NULL
        OR (
            coalesce(a.latitude, m.latitude) BETWEEN :south AND :north
            AND coalesce(a.longitude, m.longitude) BETWEEN :west AND :east
        )
        OR a.municipality IN (SELECT value FROM json_each(:places))
        OR EXISTS (
            SELECT 1 FROM actor_place AS s
            WHERE s.actor_id = a.id AND s.place_id IN (SELECT value FROM json_each(:places))
        )
    )
ORDER BY a.id;
