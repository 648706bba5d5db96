// A part of the actors that fit, by name, then id.
// @param kind str kind of actor; null for any
// @param subtype str subtype; null for any
// @param sector str sector; null for any
// @param municipality str code of the municipality of the seat; null for any
// @param region str id of a place that holds the municipality of the seat; null for any
// @param topics list ids of topics of which one is offered; null for any
// @param text str folded words, each to begin a word of the actor, as the engine asks for them; null for any
// @param offset int how many to pass over
// @param limit int how many to give at most
// @return actor map an actor
// @access read
CALL () {
    WITH $text AS text
    WHERE text IS NOT NULL
    CALL db.index.fulltext.queryNodes('actor_text', text) YIELD node
    RETURN node AS a
    UNION ALL
    WITH true AS all_asked
    WHERE $text IS NULL
    MATCH (a:Actor)
    WHERE a.sort_name IS NOT NULL
    RETURN a
}
WITH a
WHERE ($kind IS NULL OR a.kind = $kind)
    AND ($subtype IS NULL OR a.subtype = $subtype)
    AND ($sector IS NULL OR a.sector = $sector)
    AND ($municipality IS NULL OR EXISTS { (a)-[:LOCATED_IN]->(:Place {id: $municipality}) })
    AND ($region IS NULL OR EXISTS { (a)-[:LOCATED_IN]->(:Place)-[:WITHIN]->(:Place {id: $region}) })
    AND ($topics IS NULL OR EXISTS { MATCH (a)-[:OFFERS]->(:Offer)-[:UNDER]->(t:Topic) WHERE t.id IN $topics })
WITH a
ORDER BY a.sort_name, a.id
SKIP $offset
LIMIT $limit
RETURN a {
        .*, search_text: null, sort_name: null, location: null,
        municipality: head(COLLECT { MATCH (a)-[:LOCATED_IN]->(seat:Place) RETURN seat.id }),
        serves: COLLECT { MATCH (a)-[s:SERVES]->(place:Place) RETURN place.id ORDER BY s.position }
    } AS actor
ORDER BY a.sort_name, a.id;
