// Actors that are active on a day, say something in a name or description, and offer none of some topics; by id.
// @param on date the day
// @param text str what they say, as the engine asks for it
// @param topics list ids of topics
// @param places list ids of places to sit in or serve; null for anywhere
// @param south float least latitude of the box, degrees; null without a box
// @param west float least longitude of the box, degrees
// @param north float greatest latitude of the box, degrees
// @param east float greatest longitude of the box, degrees
// @return actor map an actor
// @access read
WITH COLLECT {
    MATCH (place:Place)
    WHERE $south <= place.latitude <= $north AND $west <= place.longitude <= $east
    RETURN place.id
} AS near
CALL db.index.fulltext.queryNodes('actor_text', $text) YIELD node AS a
WHERE a.id IS NOT NULL
    AND coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= $on)
    AND (a.end_date IS NULL OR $on <= a.end_date)
    AND NOT EXISTS {
        MATCH (a)-[:OFFERS]->(:Offer)-[:UNDER]->(topic:Topic)
        WHERE topic.id IN $topics
    }
    AND CASE
        WHEN $places IS NULL OR a.municipality IN $places THEN true
        WHEN a.latitude IS NULL AND a.municipality IN near THEN true
        WHEN $south <= a.latitude <= $north AND $west <= a.longitude <= $east THEN true
        ELSE any(place IN a.serves WHERE place IN $places)
    END
RETURN a {.*, search_text: null, sort_name: null, location: null} AS actor
ORDER BY a.id;
