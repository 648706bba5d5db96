// Remove events.
// @param ids list ids of events
// @access write
MATCH (e:Event)
WHERE e.id IN $ids
DETACH DELETE e;
