// Remove offers with their links.
// @param ids list ids of offers
// @access write
UNWIND $ids AS id
MATCH (entry:Offer {id: id})
DETACH DELETE entry;
