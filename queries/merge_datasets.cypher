// Add data sets, or replace those that are known.
// @param rows rows flat data sets
// @access write
UNWIND $rows AS row
MERGE (d:Dataset {name: row.name})
SET d = row {
    .name, .title_fi, .title_sv, .title_en, .description_fi, .description_sv, .description_en, .sources,
    .licence, .years,
    day: date(row.day)
};
