// A part of the ties that are active on a day, by id.
// @param on date the day
// @param kind str kind of tie; null for any
// @param offset int how many to pass over
// @param limit int how many to give at most
// @return tie map a tie
// @access read
MATCH (source:Actor)-[t:
    COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
]->(target:Actor)
WHERE NOT t.planned
    AND (t.start_date IS NULL OR t.start_date <= $on)
    AND (t.end_date IS NULL OR $on <= t.end_date)
    AND ($kind IS NULL OR type(t) = toUpper($kind))
WITH source, t, target
ORDER BY t.id
SKIP $offset
LIMIT $limit
RETURN t {.*, source: source.id, target: target.id, kind: toLower(type(t))} AS tie
ORDER BY t.id;
