// How many actors are active on a day or have a tie that is, by where they sit and by kind.
// @param on date the day
// @return municipality str code of the municipality; null for those who sit nowhere
// @return kind str kind of actor
// @return amount int how many
// @access read
MATCH (a:Actor)
WHERE a.id IS NOT NULL
    AND (
        (
            coalesce(a.status, '') <> 'inactive'
            AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
            AND (a.start_date IS NULL OR a.start_date <= $on)
            AND (a.end_date IS NULL OR $on <= a.end_date)
        )
        OR EXISTS {
            MATCH (a)-[t:
                COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
            ]-(:Actor)
            WHERE NOT t.planned
                AND (t.start_date IS NULL OR t.start_date <= $on)
                AND (t.end_date IS NULL OR $on <= t.end_date)
        }
    )
RETURN a.municipality AS municipality, a.kind AS kind, count(*) AS amount
ORDER BY municipality, kind;
