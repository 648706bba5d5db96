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
MATCH (a)-[:OFFERS]->(offer:Offer)-[:UNDER]->(topic:Topic)
RETURN offer {
        .*, actor: a.id, topic: topic.id,
        target_groups: COLLECT { MATCH (offer)-[f:FOR]->(g:TargetGroup) RETURN g.id ORDER BY f.position },
        places: COLLECT { MATCH (offer)-[i:IN]->(place:Place) RETURN place.id ORDER BY i.position }
    } AS offer
ORDER BY offer.id;
