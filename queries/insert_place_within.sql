-- Say which places hold which.
-- @param rows rows places with `within`, the ids of the places that hold them
-- @access write
INSERT OR IGNORE INTO place_within (place_id, outer_id)
SELECT place.value ->> 'id', holder.value
FROM json_each(:rows) AS place, json_each(place.value, '$.within') AS holder;
