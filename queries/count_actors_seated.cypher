// How many actors sit in a place or in one inside it.
// @param place str id of the place
// @return amount int how many
// @access read
MATCH (:Place {id: $place})<-[:WITHIN*0..1]-(place:Place)<-[:LOCATED_IN]-(a:Actor)
RETURN count(DISTINCT a) AS amount;
