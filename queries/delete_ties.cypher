// Remove ties.
// @param ids list ids of ties
// @access write
MATCH (:Actor)-[t:
    COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
]->(:Actor)
WHERE t.id IN $ids
DELETE t;
