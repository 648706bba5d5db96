-- Ties of some kinds with both ends among actors, by id.
-- @param ids list ids of actors
-- @param kinds list kinds of ties
-- @param on date the day on which they are active; null for all, planned ones too
-- @return tie map a tie
-- @access read
SELECT t.record AS tie
FROM json_each(:ids) AS asked
JOIN tie_record AS t ON t.source = asked.value
WHERE t.target IN (SELECT value FROM json_each(:ids))
    AND t.kind IN (SELECT value FROM json_each(:kinds))
    AND (:on IS NULL OR (
        t.planned = 0
        AND (t.start_date IS NULL OR t.start_date <= :on)
        AND (t.end_date IS NULL OR :on <= t.end_date)
    ))
ORDER BY t.id;
