// Those that sit in one of some places, or offer something for one of them, act on a day and serve none but these, by id.
// @param places list ids of places
// @param on date the day
// @return id str id of an actor
// @access read
CALL () {
    MATCH (place:Place)<-[:LOCATED_IN]-(a:Actor)
    WHERE place.id IN $places
    RETURN a
    UNION
    MATCH (place:Place)<-[:IN]-(:Offer)<-[:OFFERS]-(a:Actor)
    WHERE place.id IN $places
        AND size(a.serves) > 0
        AND all(id IN a.serves WHERE id IN $places)
        AND coalesce(a.status, '') <> 'inactive'
        AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
        AND (a.start_date IS NULL OR a.start_date <= $on)
        AND (a.end_date IS NULL OR $on <= a.end_date)
    RETURN a
    UNION
    MATCH (place:Place)<-[:SERVES]-(a:Actor)-[:OFFERS]->(o:Offer)
    WHERE place.id IN $places
        AND size(o.places) = 0
        AND all(id IN a.serves WHERE id IN $places)
        AND coalesce(a.status, '') <> 'inactive'
        AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
        AND (a.start_date IS NULL OR a.start_date <= $on)
        AND (a.end_date IS NULL OR $on <= a.end_date)
    RETURN a
}
RETURN DISTINCT a.id AS id
ORDER BY id;
