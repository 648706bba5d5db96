-- Say for whom offers are.
-- @param rows rows flat offers
-- @access write
INSERT OR IGNORE INTO offer_target_group (offer_id, target_group_id, position)
SELECT entry.value ->> 'id', target_group.value, target_group.key
FROM json_each(:rows) AS entry, json_each(entry.value, '$.target_groups') AS target_group;
