// Say in which places offers are.
// @param rows rows flat offers
// @access write
UNWIND $rows AS row
UNWIND range(0, size(row.places) - 1) AS position
MATCH (entry:Offer {id: row.id})
MATCH (named:Place {id: row.places[position]})
CREATE (entry)-[:IN {position: position}]->(named);
