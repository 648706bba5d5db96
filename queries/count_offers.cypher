// How many offers the actors have that are active on a day.
// @param on date the day
// @return amount int how many
// @access read
MATCH (a:Actor)-[:OFFERS]->(:Offer)
WHERE a.id IS NOT NULL
    AND coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= $on)
    AND (a.end_date IS NULL OR $on <= a.end_date)
RETURN count(*) AS amount;
