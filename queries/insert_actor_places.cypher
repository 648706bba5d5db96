// Say which places actors serve.
// @param rows rows each an id of an actor, a place and its position
// @access write
UNWIND $rows AS row
MATCH (a:Actor {id: row.id})
MATCH (place:Place {id: row.place})
CREATE (a)-[:SERVES {position: row.position}]->(place);
