// Remove an actor with its ties, offers and needs.
// @param id str id of an actor
// @access write
MATCH (a:Actor {id: $id})
OPTIONAL MATCH (a)-[:OFFERS|NEEDS]->(entry:Offer|Need)
DETACH DELETE entry, a;
