-- Which of these ids actors bear.
-- @param ids list ids of actors
-- @return id str id of an actor
-- @access read
SELECT a.id AS id
FROM actor AS a
WHERE a.id IN (SELECT value FROM json_each(:ids))
ORDER BY a.id;
