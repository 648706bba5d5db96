-- Actors by their names, by id.
-- @param keys list keys of names in any language
-- @return actor map an actor
-- @access read
SELECT a.record AS actor
FROM actor_record AS a
WHERE a.id IN (
    SELECT n.id FROM json_each(:keys) AS asked JOIN actor AS n ON n.key_fi = asked.value
    UNION
    SELECT n.id FROM json_each(:keys) AS asked JOIN actor AS n ON n.key_sv = asked.value
    UNION
    SELECT n.id FROM json_each(:keys) AS asked JOIN actor AS n ON n.key_en = asked.value
)
ORDER BY a.id;
