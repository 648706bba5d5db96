-- Say which places actors serve.
-- @param rows rows flat actors
-- @access write
INSERT OR IGNORE INTO actor_place (actor_id, place_id, position)
SELECT actor.value ->> 'id', place.value, place.key
FROM json_each(:rows) AS actor, json_each(actor.value, '$.serves') AS place;
