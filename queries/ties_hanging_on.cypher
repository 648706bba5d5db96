// Ties with an end at an actor, and those of others that rest on it, by id.
// @param id str id of an actor
// @return tie map a tie
// @access read
MATCH (source:Actor)-[t:
    COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
]->(target:Actor)
WHERE source.id = $id OR target.id = $id OR t.basis = $id
RETURN t {.*, source: source.id, target: target.id, kind: toLower(type(t))} AS tie
ORDER BY t.id;
