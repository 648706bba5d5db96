// Offers under topics, for target groups, in an area, by actors that are active on a day; by actor id, then offer id.
// @param on date the day
// @param topics list ids of topics
// @param target_groups list ids of target groups of which one is meant; null for any
// @param places list ids of places to sit in or serve; null for anywhere
// @param south float least latitude of the box, degrees; null without a box
// @param west float least longitude of the box, degrees
// @param north float greatest latitude of the box, degrees
// @param east float greatest longitude of the box, degrees
// @return actor map an actor
// @return offer map its offer
// @access read
MATCH (topic:Topic)<-[:UNDER]-(o:Offer)<-[:OFFERS]-(a:Actor)
WHERE topic.id IN $topics
    AND coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= $on)
    AND (a.end_date IS NULL OR $on <= a.end_date)
    AND ($target_groups IS NULL OR EXISTS {
        MATCH (o)-[:FOR]->(g:TargetGroup) WHERE g.id IN $target_groups
    })
OPTIONAL MATCH (a)-[:LOCATED_IN]->(m:Place)
WITH topic, o, a, m
WHERE $places IS NULL
    OR ($south <= coalesce(a.latitude, m.latitude) <= $north AND $west <= coalesce(a.longitude, m.longitude) <= $east)
    OR m.id IN $places
    OR EXISTS { MATCH (o)-[:IN]->(p:Place) WHERE p.id IN $places }
    OR (
        NOT EXISTS { (o)-[:IN]->(:Place) }
        AND EXISTS { MATCH (a)-[:SERVES]->(p:Place) WHERE p.id IN $places }
    )
RETURN
    a {
        .*, search_text: null, sort_name: null, location: null,
        municipality: m.id,
        serves: COLLECT { MATCH (a)-[s:SERVES]->(place:Place) RETURN place.id ORDER BY s.position }
    } AS actor,
    o {
        .*, actor: a.id, topic: topic.id,
        target_groups: COLLECT { MATCH (o)-[f:FOR]->(g:TargetGroup) RETURN g.id ORDER BY f.position },
        places: COLLECT { MATCH (o)-[i:IN]->(place:Place) RETURN place.id ORDER BY i.position }
    } AS offer
ORDER BY a.id, o.id;
