// Which of these ids actors bear.
// @param ids list ids of actors
// @return id str id of an actor
// @access read
MATCH (a:Actor)
WHERE a.id IN $ids
RETURN a.id AS id
ORDER BY id;
