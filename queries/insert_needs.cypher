// Add needs under their actors and topics.
// @param rows rows flat needs
// @access write
UNWIND $rows AS row
MATCH (a:Actor {id: row.actor})
MATCH (topic:Topic {id: row.topic})
CREATE (a)-[:NEEDS]->(:Need {
    id: row.id, description_fi: row.description_fi, description_sv: row.description_sv,
    description_en: row.description_en, is_stated: row.is_stated, source_name: row.source_name
})-[:UNDER]->(topic);
