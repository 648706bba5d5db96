// How many actors fit.
// @param kind str kind of actor; null for any
// @param subtype str subtype; null for any
// @param sector str sector; null for any
// @param municipality str code of the municipality of the seat; null for any
// @param region str id of a place that holds the municipality of the seat; null for any
// @param topics list ids of topics of which one is offered; null for any
// @param text str folded words, each to begin a word of the actor, as the engine asks for them; null for any
// @return amount int how many
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
RETURN count(*) AS amount;
