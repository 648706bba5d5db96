// Say for whom offers are.
// @param rows rows flat offers
// @access write
UNWIND $rows AS row
UNWIND range(0, size(row.target_groups) - 1) AS position
MATCH (entry:Offer {id: row.id})
MATCH (named:TargetGroup {id: row.target_groups[position]})
CREATE (entry)-[:FOR {position: position}]->(named);
