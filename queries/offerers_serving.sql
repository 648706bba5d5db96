-- Who offers something for one of some places, sits in none of them and is active on a day, by id.
-- @param places list ids of places
-- @param on date the day
-- @return id str id of the actor
-- @return name_fi str its name in Finnish
-- @return name_sv str its name in Swedish
-- @return name_en str its name in English
-- @return offers list ids of what it offers for them
-- @return places str ids of all places that these offers name themselves, with spaces between; null or empty for none
-- @access read
SELECT
    a.id AS id, a.name_fi AS name_fi, a.name_sv AS name_sv, a.name_en AS name_en,
    json_group_array(o.id) AS offers,
    group_concat((SELECT group_concat(own.place_id, ' ') FROM offer_place AS own WHERE own.offer_id = o.id), ' ') AS places
FROM (
    SELECT p.offer_id, o.actor
    FROM offer_place AS p
    CROSS JOIN offer AS o ON o.id = p.offer_id
    WHERE p.place_id IN (SELECT value FROM json_each(:places))
    UNION
    SELECT NULL, actor_id FROM actor_place WHERE place_id IN (SELECT value FROM json_each(:places))
) AS found
CROSS JOIN actor AS a ON a.id = found.actor
CROSS JOIN offer AS o ON o.actor = a.id
WHERE (
        o.id = found.offer_id
        OR (found.offer_id IS NULL AND NOT EXISTS (SELECT 1 FROM offer_place AS own WHERE own.offer_id = o.id))
    )
    AND (a.municipality IS NULL OR a.municipality NOT IN (SELECT value FROM json_each(:places)))
    AND coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= :on)
    AND (a.end_date IS NULL OR :on <= a.end_date)
GROUP BY a.id
ORDER BY a.id;
