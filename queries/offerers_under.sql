-- Who offers something under topics and is active on a day, by id.
-- @param topics list ids of topics
-- @param on date the day
-- @return id str id of the actor
-- @return name_fi str its name in Finnish
-- @return name_sv str its name in Swedish
-- @return name_en str its name in English
-- @return offers list ids of what it offers under them
-- @access read
SELECT
    a.id AS id, a.name_fi AS name_fi, a.name_sv AS name_sv, a.name_en AS name_en,
    json_group_array(o.id) AS offers
FROM offer AS o
CROSS JOIN actor AS a ON a.id = o.actor
WHERE o.topic IN (SELECT value FROM json_each(:topics))
    AND coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= :on)
    AND (a.end_date IS NULL OR :on <= a.end_date)
GROUP BY a.id
ORDER BY a.id;
