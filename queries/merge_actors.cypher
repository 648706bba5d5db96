// Add actors, or replace those that are known; their ties, offers and needs stay.
// @param rows rows flat actors with sort_name, search_text, key_fi, key_sv and key_en
// @access write
UNWIND $rows AS row
MERGE (a:Actor {id: row.id})
REMOVE a:Organisation:Municipality:Council:Project
SET a:$(toUpper(left(row.kind, 1)) + substring(row.kind, 1))
SET a = row {
    .id, .kind, .subtype, .sector, .name_fi, .name_sv, .name_en, .description_fi, .description_sv,
    .description_en, .municipality, .serves, .latitude, .longitude, .business_id, .register_number, .ptv_id,
    .contacts, .url, .status, .source_name, .source_url, .sort_name, .search_text,
    .key_fi, .key_sv, .key_en,
    name: head([name IN [row.name_fi, row.name_sv, row.name_en] WHERE name <> '']),
    location: point({latitude: row.latitude, longitude: row.longitude}),
    start_date: date(row.start_date), end_date: date(row.end_date),
    assured_date: date(row.assured_date), modified_at: date(row.modified_at)
}
WITH a, row
CALL (a) {
    MATCH (a)-[old:LOCATED_IN]->(:Place)
    DELETE old
}
MATCH (seat:Place {id: row.municipality})
CREATE (a)-[:LOCATED_IN]->(seat);
