// The first actors by name, then id, that say something in a name or description.
// @param text str what they say, as the engine asks for it
// @param limit int how many to give at most
// @return actor map an actor
// @access read
CALL db.index.fulltext.queryNodes('actor_text', $text) YIELD node AS a
WHERE a.id IS NOT NULL
WITH a
ORDER BY a.sort_name, a.id
LIMIT $limit
RETURN a {.*, search_text: null, sort_name: null, location: null} AS actor
ORDER BY a.sort_name, a.id;
