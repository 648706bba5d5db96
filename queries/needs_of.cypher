// What actors need, by id.
// @param ids list ids of actors; null for all
// @return need map a need
// @access read
CALL () {
    MATCH (a:Actor)
    WHERE a.id IN $ids
    RETURN a
    UNION ALL
    WITH true AS all_asked
    WHERE $ids IS NULL
    MATCH (a:Actor)
    WHERE a.id IS NOT NULL
    RETURN a
}
MATCH (a)-[:NEEDS]->(need:Need)-[:UNDER]->(topic:Topic)
RETURN need {
        .*, actor: a.id, topic: topic.id,
        target_groups: COLLECT { MATCH (need)-[f:FOR]->(g:TargetGroup) RETURN g.id ORDER BY f.position },
        places: COLLECT { MATCH (need)-[i:IN]->(place:Place) RETURN place.id ORDER BY i.position }
    } AS need
ORDER BY need.id;
