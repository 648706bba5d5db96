// Remove needs with their links.
// @param ids list ids of needs
// @access write
MATCH (entry:Need)
WHERE entry.id IN $ids
DETACH DELETE entry;
