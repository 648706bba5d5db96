// Actors by their identifiers, by id.
// @param identifiers list business ids, register numbers and ids of the Service Catalogue
// @return actor map an actor
// @access read
MATCH (a:Actor)
WHERE a.business_id IN $identifiers OR a.register_number IN $identifiers OR a.ptv_id IN $identifiers
RETURN a {.*, search_text: null, sort_name: null, location: null} AS actor
ORDER BY a.id;
