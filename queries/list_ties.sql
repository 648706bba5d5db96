-- A part of the ties that are active on a day, by id.
-- @param on date the day
-- @param kind str kind of tie; null for any
-- @param offset int how many to pass over
-- @param limit int how many to give at most
-- @return tie map a tie
-- @access read
SELECT t.record AS tie
FROM tie_record AS t
WHERE t.planned = 0
    AND (t.start_date IS NULL OR t.start_date <= :on)
    AND (t.end_date IS NULL OR :on <= t.end_date)
    AND (:kind IS NULL OR t.kind = :kind)
ORDER BY t.id
LIMIT :limit OFFSET :offset;
