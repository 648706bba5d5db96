-- How many ties are active on a day.
-- @param on date the day
-- @param kind str kind of tie; null for any
-- @return amount int how many
-- @access read
SELECT count(*) AS amount
FROM tie AS t
WHERE t.planned = 0
    AND (t.start_date IS NULL OR t.start_date <= :on)
    AND (t.end_date IS NULL OR :on <= t.end_date)
    AND (:kind IS NULL OR t.kind = :kind);
