// A part of the actors that sit in a place or in one inside it, by name, then id.
// @param place str id of the place
// @param offset int how many to pass over
// @param limit int how many to give at most
// @return actor map an actor
// @access read
MATCH (:Place {id: $place})<-[:WITHIN*0..1]-(place:Place)<-[:LOCATED_IN]-(a:Actor)
WITH DISTINCT a
ORDER BY a.sort_name, a.id
SKIP $offset
LIMIT $limit
RETURN a {.*, search_text: null, sort_name: null, location: null} AS actor
ORDER BY a.sort_name, a.id;
