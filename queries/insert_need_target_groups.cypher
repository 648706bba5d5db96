// Say for whom needs are.
// @param rows rows each an id of a need, a target_group and its position
// @access write
UNWIND $rows AS row
MATCH (entry:Need {id: row.id})
MATCH (named:TargetGroup {id: row.target_group})
CREATE (entry)-[:FOR {position: row.position}]->(named);
