-- Say which places actors serve.
-- @param rows rows each an id of an actor, a place and its position
-- @access write
INSERT INTO actor_place (actor_id, place_id, position)
VALUES (:id, :place, :position);
