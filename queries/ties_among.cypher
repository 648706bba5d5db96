// Ties of some kinds with both ends among actors, by id.
// @param ids list ids of actors
// @param kinds list kinds of ties
// @param on date the day on which they are active; null for all, planned ones too
// @return tie map a tie
// @access read
MATCH (source:Actor)
WHERE source.id IN $ids
MATCH (source)-[t:
    COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
]->(target:Actor)
WHERE target.id IN $ids
    AND toLower(type(t)) IN $kinds
    AND ($on IS NULL OR (
        NOT t.planned
        AND (t.start_date IS NULL OR t.start_date <= $on)
        AND (t.end_date IS NULL OR $on <= t.end_date)
    ))
RETURN t {.*, source: source.id, target: target.id, kind: toLower(type(t))} AS tie
ORDER BY t.id;
