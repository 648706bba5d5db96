// Add ties between actors.
// @param rows rows flat ties
// @access write
UNWIND $rows AS row
MATCH (source:Actor {id: row.source})
MATCH (target:Actor {id: row.target})
CREATE (source)-[t:$(toUpper(row.kind))]->(target)
SET t = row {
    .id, .level, .basis, .description, .next_step, .planned, .source_name, .source_url, .confirmed_by,
    start_date: date(row.start_date), end_date: date(row.end_date), recorded_at: date(row.recorded_at)
};
