// Add target groups, or replace those that are known.
// @param rows rows flat target groups
// @access write
UNWIND $rows AS row
MERGE (g:TargetGroup {id: row.id})
SET g = row {
    .id, .name_fi, .name_sv, .name_en,
    name: head([name IN [row.name_fi, row.name_sv, row.name_en] WHERE name <> ''])
};
