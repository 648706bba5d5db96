// Ties with an end among actors, by id.
// @param ids list ids of actors
// @param on date the day on which they are active; null for all, planned ones too
// @return tie map a tie
// @access read
MATCH (a:Actor)-[t:
    COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
]-(:Actor)
WHERE a.id IN $ids
    AND t.id IS NOT NULL
    AND ($on IS NULL OR (
        NOT t.planned
        AND (t.start_date IS NULL OR t.start_date <= $on)
        AND (t.end_date IS NULL OR $on <= t.end_date)
    ))
WITH DISTINCT t, startNode(t) AS source, endNode(t) AS target
RETURN t {.*, source: source.id, target: target.id, kind: toLower(type(t))} AS tie
ORDER BY t.id;
