// Remove actors with their ties, offers and needs.
// @param ids list ids of actors
// @access write
MATCH (a:Actor)
WHERE a.id IN $ids
OPTIONAL MATCH (a)-[:OFFERS|NEEDS]->(entry:Offer|Need)
DETACH DELETE entry, a;
