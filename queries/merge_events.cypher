// Add events, or replace those that are known.
// @param rows rows flat events
// @access write
UNWIND $rows AS row
MERGE (e:Event {id: row.id})
SET e = row {
    .id, .name_fi, .name_sv, .name_en, .municipality,
    name: head([name IN [row.name_fi, row.name_sv, row.name_en] WHERE name <> '']),
    start_date: date(row.start_date), end_date: date(row.end_date)
}
WITH e, row
CALL (e) {
    MATCH (e)-[old:LOCATED_IN]->(:Place)
    DELETE old
}
MATCH (seat:Place {id: row.municipality})
CREATE (e)-[:LOCATED_IN]->(seat);
