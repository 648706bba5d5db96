-- Ties that are active on a day and were not on another, by id.
-- @param on date the day
-- @param before date the other day
-- @return tie map a tie
-- @access read
SELECT t.record AS tie
FROM tie_record AS t
WHERE t.planned = 0
    AND (t.start_date IS NULL OR t.start_date <= :on)
    AND (t.end_date IS NULL OR :on <= t.end_date)
    AND (:before < t.start_date OR t.end_date < :before)
ORDER BY t.id;
