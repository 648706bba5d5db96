-- What analysis asks of all actors, by id.
-- @return id str id of the actor
-- @return kind str kind of the actor
-- @return subtype str what the actor is more closely
-- @return sector str its sector; null when not known
-- @return name_fi str its Finnish name; empty when not known
-- @return name_sv str its Swedish name, likewise
-- @return name_en str its English name, likewise
-- @return municipality str code of the municipality where it sits; null when not known
-- @return latitude float where it is, degrees; null when not known
-- @return longitude float where it is, degrees; null when not known
-- @return serves str ids of the places that it works in, with spaces between; null or empty for none
-- @return status str its status; null when not known
-- @return start_date str when it began; null when not known
-- @return end_date str when it ends; null when not known
-- @return assured_date str when somebody last vouched for it; null when nobody did
-- @return is_reachable bool whether a contact or an address on the web is known
-- @access read
SELECT
    a.id AS id, a.kind AS kind, a.subtype AS subtype, a.sector AS sector,
    a.name_fi AS name_fi, a.name_sv AS name_sv, a.name_en AS name_en,
    a.municipality AS municipality, a.latitude AS latitude, a.longitude AS longitude,
    (SELECT group_concat(place_id, ' ') FROM actor_place WHERE actor_id = a.id) AS serves,
    a.status AS status, a.start_date AS start_date, a.end_date AS end_date, a.assured_date AS assured_date,
    a.contacts <> '[]' OR a.url <> '' AS is_reachable
FROM actor AS a
ORDER BY a.id;
