// Say in which places needs are.
// @param rows rows each an id of a need, a place and its position
// @access write
UNWIND $rows AS row
MATCH (entry:Need {id: row.id})
MATCH (named:Place {id: row.place})
CREATE (entry)-[:IN {position: row.position}]->(named);
