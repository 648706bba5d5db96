// Forget which places actors serve.
// @param ids list ids of actors
// @access write
UNWIND $ids AS id
MATCH (:Actor {id: id})-[s:SERVES]->(:Place)
DELETE s;
