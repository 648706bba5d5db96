// Say in which places offers are.
// @param rows rows each an id of an offer, a place and its position
// @access write
UNWIND $rows AS row
MATCH (entry:Offer {id: row.id})
MATCH (named:Place {id: row.place})
CREATE (entry)-[:IN {position: row.position}]->(named);
