// Add places, or replace those that are known.
// @param rows rows flat places
// @access write
UNWIND $rows AS row
MERGE (place:Place {id: row.id})
SET place = row {
    .id, .level, .code, .name_fi, .name_sv, .name_en, .latitude, .longitude, .population,
    name: head([name IN [row.name_fi, row.name_sv, row.name_en] WHERE name <> '']),
    location: point({latitude: row.latitude, longitude: row.longitude})
};
