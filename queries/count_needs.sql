-- How many needs the actors have that are active on a day.
-- @param on date the day
-- @return amount int how many
-- @access read
SELECT count(*) AS amount
FROM need AS o
JOIN actor AS a ON a.id = o.actor
WHERE coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= :on)
    AND (a.end_date IS NULL OR :on <= a.end_date);
