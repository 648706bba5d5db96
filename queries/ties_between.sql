-- Ties that are active on a day, with one end among some actors and the other among others, by id.
-- @param ids list ids of actors
-- @param others list ids of actors
-- @param on date the day
-- @return tie map a tie
-- @access read
SELECT t.record AS tie
FROM tie_record AS t
WHERE t.id IN (
        SELECT out.id
        FROM json_each(:ids) AS asked
        JOIN tie AS out ON out.source = asked.value
        WHERE out.target IN (SELECT value FROM json_each(:others))
        UNION
        SELECT back.id
        FROM json_each(:ids) AS asked
        JOIN tie AS back ON back.target = asked.value
        WHERE back.source IN (SELECT value FROM json_each(:others))
    )
    AND t.planned = 0
    AND (t.start_date IS NULL OR t.start_date <= :on)
    AND (t.end_date IS NULL OR :on <= t.end_date)
ORDER BY t.id;
