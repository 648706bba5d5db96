// Add offers under their actors and topics.
// @param rows rows flat offers
// @access write
UNWIND $rows AS row
MATCH (a:Actor {id: row.actor})
MATCH (topic:Topic {id: row.topic})
CREATE (a)-[:OFFERS]->(entry:Offer)-[:UNDER]->(topic)
SET entry = row {
    .id, .actor, .topic, .target_groups, .places, .description_fi, .description_sv, .description_en,
    .is_stated, .source_name
};
