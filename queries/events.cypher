// Events by id.
// @param ids list ids of events; null for all
// @return event map an event
// @access read
CALL () {
    MATCH (e:Event)
    WHERE e.id IN $ids
    RETURN e
    UNION ALL
    WITH true AS all_asked
    WHERE $ids IS NULL
    MATCH (e:Event)
    WHERE e.id IS NOT NULL
    RETURN e
}
RETURN e {.*} AS event
ORDER BY e.id;
