// Forget which places hold which.
// @access write
MATCH (inner:Place)-[w:WITHIN]->(:Place)
WHERE inner.id IS NOT NULL
DELETE w;
