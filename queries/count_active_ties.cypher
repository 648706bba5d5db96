// How many ties are active on a day.
// @param on date the day
// @param kind str kind of tie; null for any
// @return amount int how many
// @access read
MATCH (source:Actor)-[t:
    COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
]->(target:Actor)
WHERE NOT t.planned
    AND (t.start_date IS NULL OR t.start_date <= $on)
    AND (t.end_date IS NULL OR $on <= t.end_date)
    AND ($kind IS NULL OR type(t) = toUpper($kind))
RETURN count(*) AS amount;
