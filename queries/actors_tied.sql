-- Those of some actors that have a tie that is active on a day, by id.
-- @param ids list ids of actors
-- @param on date the day
-- @return id str id of an actor
-- @access read
SELECT asked.value AS id
FROM json_each(:ids) AS asked
WHERE EXISTS (
        SELECT 1 FROM tie AS t
        WHERE t.source = asked.value AND t.planned = 0
            AND (t.start_date IS NULL OR t.start_date <= :on)
            AND (t.end_date IS NULL OR :on <= t.end_date)
    )
    OR EXISTS (
        SELECT 1 FROM tie AS t
        WHERE t.target = asked.value AND t.planned = 0
            AND (t.start_date IS NULL OR t.start_date <= :on)
            AND (t.end_date IS NULL OR :on <= t.end_date)
    )
ORDER BY asked.value;
