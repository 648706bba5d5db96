-- Those that act on a day and share a tie that is active on it with one of some actors, by id.
-- @param ids list ids of actors
-- @param on date the day
-- @return id str id of an actor
-- @access read
SELECT a.id AS id
FROM actor AS a
WHERE a.id IN (
    SELECT t.target
    FROM json_each(:ids) AS asked
    JOIN tie AS t ON t.source = asked.value
    WHERE t.planned = 0
        AND (t.start_date IS NULL OR t.start_date <= :on)
        AND (t.end_date IS NULL OR :on <= t.end_date)
    UNION
    SELECT t.source
    FROM json_each(:ids) AS asked
    JOIN tie AS t ON t.target = asked.value
    WHERE t.planned = 0
        AND (t.start_date IS NULL OR t.start_date <= :on)
        AND (t.end_date IS NULL OR :on <= t.end_date)
)
    AND coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= :on)
    AND (a.end_date IS NULL OR :on <= a.end_date)
ORDER BY a.id;
