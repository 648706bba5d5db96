// Ties that are active on a day, with one end among some actors and the other among others, by id.
// @param ids list ids of actors
// @param others list ids of actors
// @param on date the day
// @return tie map a tie
// @access read
MATCH (asked:Actor)
WHERE asked.id IN $ids
MATCH (asked)-[t:
    COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
]-(other:Actor)
WHERE other.id IN $others
    AND NOT t.planned
    AND (t.start_date IS NULL OR t.start_date <= $on)
    AND (t.end_date IS NULL OR $on <= t.end_date)
WITH DISTINCT t
RETURN t {.*, source: startNode(t).id, target: endNode(t).id, kind: toLower(type(t))} AS tie
ORDER BY t.id;
