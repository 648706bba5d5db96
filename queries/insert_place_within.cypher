// Say which places hold which.
// @param rows rows places with `within`, the ids of the places that hold them
// @access write
UNWIND $rows AS row
UNWIND row.within AS outer_id
MATCH (inner:Place {id: row.id})
MATCH (outer:Place {id: outer_id})
CREATE (inner)-[:WITHIN]->(outer);
