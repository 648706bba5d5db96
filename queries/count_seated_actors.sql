-- How many actors are active on a day or have a tie that is, by where they sit and by kind.
-- @param on date the day
-- @return municipality str code of the municipality; null for those who sit nowhere
-- @return kind str kind of actor
-- @return amount int how many
-- @access read
SELECT a.municipality AS municipality, a.kind AS kind, count(*) AS amount
FROM actor AS a
WHERE (
        coalesce(a.status, '') <> 'inactive'
        AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
        AND (a.start_date IS NULL OR a.start_date <= :on)
        AND (a.end_date IS NULL OR :on <= a.end_date)
    )
    OR EXISTS (
        SELECT 1 FROM tie AS t
        WHERE t.source = a.id AND t.planned = 0
            AND (t.start_date IS NULL OR t.start_date <= :on)
            AND (t.end_date IS NULL OR :on <= t.end_date)
    )
    OR EXISTS (
        SELECT 1 FROM tie AS t
        WHERE t.target = a.id AND t.planned = 0
            AND (t.start_date IS NULL OR t.start_date <= :on)
            AND (t.end_date IS NULL OR :on <= t.end_date)
    )
GROUP BY a.municipality, a.kind
ORDER BY a.municipality, a.kind;
