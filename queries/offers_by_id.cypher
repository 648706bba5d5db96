// Offers by their ids, by id.
// @param ids list ids of offers
// @return offer map an offer
// @access read
MATCH (o:Offer)
WHERE o.id IN $ids
RETURN o {.*} AS offer
ORDER BY o.id;
