// Say for whom needs are.
// @param rows rows flat needs
// @access write
UNWIND $rows AS row
UNWIND range(0, size(row.target_groups) - 1) AS position
MATCH (entry:Need {id: row.id})
MATCH (named:TargetGroup {id: row.target_groups[position]})
CREATE (entry)-[:FOR {position: position}]->(named);
