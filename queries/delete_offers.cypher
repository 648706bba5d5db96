// Remove offers with their links.
// @param ids list ids of offers
// @access write
MATCH (entry:Offer)
WHERE entry.id IN $ids
DETACH DELETE entry;
