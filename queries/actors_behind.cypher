// The actors whose ties, offers and needs some are, and the partners of some actors on any day; by id.
// @param ties list ids of ties
// @param offers list ids of offers
// @param needs list ids of needs
// @param actors list ids of actors
// @return id str id of an actor
// @access read
CALL () {
    MATCH (a:Actor)-[t:
        COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
    ]-(:Actor)
    WHERE t.id IN $ties
    RETURN a
    UNION
    MATCH (a:Actor)-[t:
        COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
    ]-(other:Actor)
    WHERE other.id IN $actors AND t.id IS NOT NULL
    RETURN a
    UNION
    MATCH (a:Actor)-[:OFFERS]->(o:Offer)
    WHERE o.id IN $offers
    RETURN a
    UNION
    MATCH (a:Actor)-[:NEEDS]->(n:Need)
    WHERE n.id IN $needs
    RETURN a
}
RETURN a.id AS id
ORDER BY id;
