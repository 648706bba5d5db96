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
WITH
    CASE WHEN $text IS NOT NULL THEN COLLECT {
        CALL db.index.fulltext.queryNodes('actor_text', $text) YIELD node
        RETURN node
    } END AS found,
    CASE WHEN $topics IS NOT NULL THEN COLLECT {
        MATCH (topic:Topic)<-[:UNDER]-(:Offer)<-[:OFFERS]-(a:Actor)
        WHERE topic.id IN $topics
        RETURN a
    } END AS offering,
    CASE WHEN $region IS NOT NULL THEN COLLECT {
        MATCH (place:Place)-[:WITHIN]->(:Place {id: $region})
        RETURN place.id
    } END AS inside
MATCH (a:Actor)
WHERE a.sort_name IS NOT NULL
    AND a.id IS NOT NULL
    AND ($kind IS NULL OR a.kind = $kind)
    AND ($subtype IS NULL OR a.subtype = $subtype)
    AND ($sector IS NULL OR a.sector = $sector)
    AND ($municipality IS NULL OR a.municipality = $municipality)
    AND ($region IS NULL OR a.municipality IN inside)
    AND ($topics IS NULL OR a IN offering)
    AND ($text IS NULL OR a IN found)
RETURN count(*) AS amount;
