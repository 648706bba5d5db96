// Forget which places actors serve.
// @param ids list ids of actors
// @access write
MATCH (a:Actor)-[s:SERVES]->(:Place)
WHERE a.id IN $ids
DELETE s;
