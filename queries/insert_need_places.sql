-- Say in which places needs are.
-- @param rows rows flat needs
-- @access write
INSERT OR IGNORE INTO need_place (need_id, place_id, position)
SELECT entry.value ->> 'id', place.value, place.key
FROM json_each(:rows) AS entry, json_each(entry.value, '$.places') AS place;
