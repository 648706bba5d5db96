-- Say for whom needs are.
-- @param rows rows flat needs
-- @access write
INSERT OR IGNORE INTO need_target_group (need_id, target_group_id, position)
SELECT entry.value ->> 'id', target_group.value, target_group.key
FROM json_each(:rows) AS entry, json_each(entry.value, '$.target_groups') AS target_group;
