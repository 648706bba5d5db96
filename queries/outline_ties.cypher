// What analysis asks of all ties that are no plans, by id.
// @return source str id of the actor at one end
// @return target str id of the actor at the other
// @return kind str kind of the tie
// @return start_date str when it began; null when not known
// @return end_date str when it ends; null when not known
// @return basis str id of the project or event that it rests on; null for none
// @access read
MATCH (source:Actor)-[t:
    COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
]->(target:Actor)
WHERE NOT t.planned
RETURN
    source.id AS source, target.id AS target, toLower(type(t)) AS kind,
    toString(t.start_date) AS start_date, toString(t.end_date) AS end_date, t.basis AS basis
ORDER BY t.id;
