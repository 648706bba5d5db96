-- Offers under topics, for target groups, in an area, by actors that are active on a day; by actor id, then offer id.
-- @param on date the day
-- @param topics list ids of topics
-- @param target_groups list ids of target groups of which one is meant; null for any
-- @param places list ids of places to sit in or serve; null for anywhere
-- @param south float least latitude of the box, degrees; null without a box
-- @param west float least longitude of the box, degrees
-- @param north float greatest latitude of the box, degrees
-- @param east float greatest longitude of the box, degrees
-- @return offer map an offer
-- @access read
SELECT o.record AS offer
FROM json_each(:topics) AS asked
JOIN offer_record AS o ON o.topic = asked.value
JOIN actor AS a ON a.id = o.actor
LEFT JOIN place AS m ON m.id = a.municipality
WHERE coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= :on)
    AND (a.end_date IS NULL OR :on <= a.end_date)
    AND (:target_groups IS NULL OR EXISTS (
        SELECT 1 FROM offer_target_group AS g
        WHERE g.offer_id = o.id AND g.target_group_id IN (SELECT value FROM json_each(:target_groups))
    ))
    AND (
        :places IS NULL
        OR (
            coalesce(a.latitude, m.latitude) BETWEEN :south AND :north
            AND coalesce(a.longitude, m.longitude) BETWEEN :west AND :east
        )
        OR a.municipality IN (SELECT value FROM json_each(:places))
        OR EXISTS (
            SELECT 1 FROM offer_place AS p
            WHERE p.offer_id = o.id AND p.place_id IN (SELECT value FROM json_each(:places))
        )
        OR (
            NOT EXISTS (SELECT 1 FROM offer_place AS p WHERE p.offer_id = o.id)
            AND EXISTS (
                SELECT 1 FROM actor_place AS s
                WHERE s.actor_id = a.id AND s.place_id IN (SELECT value FROM json_each(:places))
            )
        )
    )
ORDER BY a.id, o.id;
