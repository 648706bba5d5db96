-- Forget which places actors serve.
-- @param ids list ids of actors
-- @access write
DELETE FROM actor_place
WHERE actor_id IN (SELECT value FROM json_each(:ids));
