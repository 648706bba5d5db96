-- Say for whom offers are.
-- @param rows rows each an id of an offer, a target_group and its position
-- @access write
INSERT INTO offer_target_group (offer_id, target_group_id, position)
VALUES (:id, :target_group, :position);
