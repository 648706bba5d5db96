-- Ties with an end among actors, by id.
-- @param ids list ids of actors
-- @param on date the day on which they are active; null for all, planned ones too
-- @return tie map a tie
-- @access read
SELECT t.record AS tie
FROM tie_record AS t
WHERE t.id IN (
        SELECT s.id FROM json_each(:ids) AS asked JOIN tie AS s ON s.source = asked.value
        UNION
        SELECT s.id FROM json_each(:ids) AS asked JOIN tie AS s ON s.target = asked.value
    )
    AND (:on IS NULL OR (
        t.planned = 0
        AND (t.start_date IS NULL OR t.start_date <= :on)
        AND (t.end_date IS NULL OR :on <= t.end_date)
    ))
ORDER BY t.id;
