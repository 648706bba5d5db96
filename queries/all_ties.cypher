// Every tie, planned and ended ones too, by id.
// @return tie map a tie
// @access read
MATCH (source:Actor)-[t:
    COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
]->(target:Actor)
WHERE t.id IS NOT NULL
RETURN t {.*, source: source.id, target: target.id, kind: toLower(type(t))} AS tie
ORDER BY t.id;
