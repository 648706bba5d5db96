// Actors by id.
// @param ids list ids of actors; null for all
// @return actor map an actor
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
RETURN a {.*, search_text: null, sort_name: null, location: null} AS actor
ORDER BY a.id;
