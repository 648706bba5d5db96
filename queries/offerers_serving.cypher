// Who offers something for one of some places, sits in none of them and is active on a day, by id.
// @param places list ids of places
// @param on date the day
// @return id str id of the actor
// @return name_fi str its name in Finnish
// @return name_sv str its name in Swedish
// @return name_en str its name in English
// @return offers list ids of what it offers for them
// @return places str ids of all places that these offers name themselves, with spaces between; null or empty for none
// @access read
CALL () {
    MATCH (place:Place)<-[:IN]-(o:Offer)<-[:OFFERS]-(a:Actor)
    WHERE place.id IN $places
    RETURN a, o
    UNION
    MATCH (place:Place)<-[:SERVES]-(a:Actor)-[:OFFERS]->(o:Offer)
    WHERE place.id IN $places
        AND size(o.places) = 0
    RETURN a, o
}
WITH DISTINCT a, o
WHERE (a.municipality IS NULL OR NOT a.municipality IN $places)
    AND coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= $on)
    AND (a.end_date IS NULL OR $on <= a.end_date)
WITH a, collect(o) AS found
RETURN
    a.id AS id, a.name_fi AS name_fi, a.name_sv AS name_sv, a.name_en AS name_en,
    [o IN found | o.id] AS offers,
    reduce(joined = '', o IN found | reduce(more = joined, id IN o.places | more + ' ' + id)) AS places
ORDER BY a.id;
