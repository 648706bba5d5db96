-- Every tie that is active on a day, by id.
-- @param on date the day
-- @return tie map a tie
-- @access read
SELECT t.record AS tie
FROM tie_record AS t
WHERE t.planned = 0
    AND (t.start_date IS NULL OR t.start_date <= :on)
    AND (t.end_date IS NULL OR :on <= t.end_date)
ORDER BY t.id;
