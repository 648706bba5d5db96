// Say which places actors serve.
// @param rows rows flat actors
// @access write
UNWIND $rows AS row
UNWIND range(0, size(row.serves) - 1) AS position
MATCH (a:Actor {id: row.id})
MATCH (place:Place {id: row.serves[position]})
CREATE (a)-[:SERVES {position: position}]->(place);
