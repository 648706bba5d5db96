// Say in which places needs are.
// @param rows rows flat needs
// @access write
UNWIND $rows AS row
UNWIND range(0, size(row.places) - 1) AS position
MATCH (entry:Need {id: row.id})
MATCH (named:Place {id: row.places[position]})
CREATE (entry)-[:IN {position: position}]->(named);
