// Add topics, or replace those that are known.
// @param rows rows flat topics
// @access write
UNWIND $rows AS row
MERGE (topic:Topic {id: row.id})
SET topic = row {
    .id, .topic_group, .name_fi, .name_sv, .name_en,
    name: head([name IN [row.name_fi, row.name_sv, row.name_en] WHERE name <> ''])
};
