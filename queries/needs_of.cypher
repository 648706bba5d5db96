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
MATCH (a)-[:NEEDS]->(need:Need)
RETURN need {.*} AS need
ORDER BY need.id;
