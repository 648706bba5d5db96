// Actors that are active on a day, by id.
// @param on date the day
// @return actor map an actor
// @access read
MATCH (a:Actor)
WHERE a.id IS NOT NULL
    AND coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= $on)
    AND (a.end_date IS NULL OR $on <= a.end_date)
RETURN a {.*, search_text: null, sort_name: null, location: null} AS actor
ORDER BY a.id;
