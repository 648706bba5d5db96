// Those of some actors that are active on a day or then tied to another of them, by id.
// @param ids list ids of actors
// @param on date the day
// @return id str id of an actor
// @return municipality str code of the municipality where it sits; null for nowhere
// @return kind str kind of actor
// @return ties int how many ties to others of these actors it has that are active on the day
// @access read
MATCH (a:Actor)
WHERE a.id IN $ids
CALL (a) {
    MATCH (a)-[t:
        COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
    ]-(other:Actor)
    WHERE other.id IN $ids
        AND NOT t.planned
        AND (t.start_date IS NULL OR t.start_date <= $on)
        AND (t.end_date IS NULL OR $on <= t.end_date)
    RETURN count(t) AS ties
}
WITH a, ties
WHERE ties > 0 OR (
    coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= $on)
    AND (a.end_date IS NULL OR $on <= a.end_date)
)
RETURN a.id AS id, a.municipality AS municipality, a.kind AS kind, ties
ORDER BY id;
