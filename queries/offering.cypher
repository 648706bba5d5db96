// Actors with what they offer under topics, by id, their offers likewise.
// @param ids list ids of actors
// @param topics list ids of topics
// @return actor map an actor
// @return offers rows what it offers
// @access read
MATCH (a:Actor)
WHERE a.id IN $ids
RETURN
    a {.*, search_text: null, sort_name: null, location: null} AS actor,
    COLLECT {
        MATCH (a)-[:OFFERS]->(o:Offer)-[:UNDER]->(topic:Topic)
        WHERE topic.id IN $topics
        RETURN o {.*} ORDER BY o.id
    } AS offers
ORDER BY a.id;
