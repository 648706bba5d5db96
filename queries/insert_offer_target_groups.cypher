// Say for whom offers are.
// @param rows rows each an id of an offer, a target_group and its position
// @access write
UNWIND $rows AS row
MATCH (entry:Offer {id: row.id})
MATCH (named:TargetGroup {id: row.target_group})
CREATE (entry)-[:FOR {position: row.position}]->(named);
