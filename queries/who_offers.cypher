// Offers under topics, for target groups, in an area, by actors that are active on a day; by actor id, then offer id.
// @param on date the day
// @param topics list ids of topics
// @param target_groups list ids of target groups of which one is meant; null for any
// @param places list ids of places to sit in or serve; null for anywhere
// @param south float least latitude of the box, degrees; null without a box
// @param west float least longitude of the box, degrees
// @param north float greatest latitude of the box, degrees
// @param east float greatest longitude of the box, degrees
// @return offer map an offer
// @access read
WITH COLLECT {
    MATCH (place:Place)
    WHERE $south <= place.latitude <= $north AND $west <= place.longitude <= $east
    RETURN place.id
} AS near
MATCH (topic:Topic)<-[:UNDER]-(o:Offer)<-[:OFFERS]-(a:Actor)
WHERE topic.id IN $topics
    AND coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= $on)
    AND (a.end_date IS NULL OR $on <= a.end_date)
    AND ($target_groups IS NULL OR any(g IN o.target_groups WHERE g IN $target_groups))
    AND CASE
        WHEN $places IS NULL OR a.municipality IN $places THEN true
        WHEN a.latitude IS NULL AND a.municipality IN near THEN true
        WHEN $south <= a.latitude <= $north AND $west <= a.longitude <= $east THEN true
        WHEN size(o.places) > 0 THEN any(place IN o.places WHERE place IN $places)
        ELSE any(place IN a.serves WHERE place IN $places)
    END
RETURN o {.*} AS offer
ORDER BY a.id, o.id;
