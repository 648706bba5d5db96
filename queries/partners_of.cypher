// Those that act on a day and share a tie that is active on it with one of some actors, by id.
// @param ids list ids of actors
// @param on date the day
// @return id str id of an actor
// @access read
MATCH (asked:Actor)
WHERE asked.id IN $ids
MATCH (asked)-[t:
    COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
]-(a:Actor)
WHERE NOT t.planned
    AND (t.start_date IS NULL OR t.start_date <= $on)
    AND (t.end_date IS NULL OR $on <= t.end_date)
WITH DISTINCT a
WHERE coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= $on)
    AND (a.end_date IS NULL OR $on <= a.end_date)
RETURN a.id AS id
ORDER BY id;
