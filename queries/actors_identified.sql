-- Actors by their identifiers, by id.
-- @param identifiers list business ids, register numbers and ids of the Service Catalogue
-- @return actor map an actor
-- @access read
SELECT a.record AS actor
FROM actor_record AS a
WHERE a.id IN (
    SELECT n.id FROM json_each(:identifiers) AS asked JOIN actor AS n ON n.business_id = asked.value
    UNION
    SELECT n.id FROM json_each(:identifiers) AS asked JOIN actor AS n ON n.register_number = asked.value
    UNION
    SELECT n.id FROM json_each(:identifiers) AS asked JOIN actor AS n ON n.ptv_id = asked.value
)
ORDER BY a.id;
