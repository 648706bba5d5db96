// What actors offer, by id.
// @param ids list ids of actors; null for all
// @return offer map an offer
// @access read
CALL () {
    MATCH (a:Actor)
    WHERE a.id IN $ids
    RETURN a
    UNION ALL
    WITH true AS all_asked
    WHERE $ids IS NULL
    MATCH (a:Actor)
    WHERE a.id IS NOT NULL
    RETURN a
}
MATCH (a)-[:OFFERS]->(offer:Offer)
RETURN offer {.*} AS offer
ORDER BY offer.id;
