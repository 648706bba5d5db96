// Ties that are active on a day and were not on another, by id.
// @param on date the day
// @param before date the other day
// @return tie map a tie
// @access read
MATCH (source:Actor)-[t:
    COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
]->(target:Actor)
WHERE NOT t.planned
    AND (t.start_date IS NULL OR t.start_date <= $on)
    AND (t.end_date IS NULL OR $on <= t.end_date)
    AND ($before < t.start_date OR t.end_date < $before)
RETURN t {.*, source: source.id, target: target.id, kind: toLower(type(t))} AS tie
ORDER BY t.id;
