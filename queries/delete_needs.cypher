// Remove needs with their links.
// @param ids list ids of needs
// @access write
UNWIND $ids AS id
MATCH (entry:Need {id: id})
DETACH DELETE entry;
