// Those of some actors that have a tie that is active on a day, by id.
// @param ids list ids of actors
// @param on date the day
// @return id str id of an actor
// @access read
MATCH (a:Actor)
WHERE a.id IN $ids
    AND EXISTS {
        MATCH (a)-[t:
            COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
        ]-(:Actor)
        WHERE NOT t.planned
            AND (t.start_date IS NULL OR t.start_date <= $on)
            AND (t.end_date IS NULL OR $on <= t.end_date)
    }
RETURN a.id AS id
ORDER BY id;
