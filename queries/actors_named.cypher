// Actors by their names, by id.
// @param keys list keys of names in any language
// @return actor map an actor
// @access read
MATCH (a:Actor)
WHERE a.key_fi IN $keys OR a.key_sv IN $keys OR a.key_en IN $keys
RETURN a {.*, search_text: null, sort_name: null, location: null} AS actor
ORDER BY a.id;
