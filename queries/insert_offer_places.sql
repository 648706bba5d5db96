-- Say in which places offers are.
-- @param rows rows each an id of an offer, a place and its position
-- @access write
INSERT INTO offer_place (offer_id, place_id, position)
VALUES (:id, :place, :position);
