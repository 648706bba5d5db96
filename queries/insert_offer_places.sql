-- Say in which places offers are.
-- @param rows rows flat offers
-- @access write
INSERT OR IGNORE INTO offer_place (offer_id, place_id, position)
SELECT entry.value ->> 'id', place.value, place.key
FROM json_each(:rows) AS entry, json_each(entry.value, '$.places') AS place;
