// One tie by id.
// @param id str id of a tie
// @return tie map a tie
// @access read
MATCH (source:Actor)-[t:
    COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
]->(target:Actor)
WHERE t.id = $id
RETURN t {.*, source: source.id, target: target.id, kind: toLower(type(t))} AS tie;
