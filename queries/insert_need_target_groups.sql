-- Say for whom needs are.
-- @param rows rows each an id of a need, a target_group and its position
-- @access write
INSERT INTO need_target_group (need_id, target_group_id, position)
VALUES (:id, :target_group, :position);
