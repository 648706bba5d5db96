-- Say in which places needs are.
-- @param rows rows each an id of a need, a place and its position
-- @access write
INSERT INTO need_place (need_id, place_id, position)
VALUES (:id, :place, :position);
