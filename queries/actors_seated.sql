-- A part of the actors that sit in a place or in one inside it, by name, then id.
-- @param place str id of the place
-- @param offset int how many to pass over
-- @param limit int how many to give at most
-- @return actor map an actor
-- @access read
SELECT a.record AS actor
FROM (
    SELECT a.number
    FROM actor AS a
    WHERE a.municipality IN (SELECT :place UNION ALL SELECT w.place_id FROM place_within AS w WHERE w.outer_id = :place)
    ORDER BY a.sort_name, a.id
    LIMIT :limit OFFSET :offset
) AS seated
CROSS JOIN actor_record AS a ON a.number = seated.number
ORDER BY a.sort_name, a.id;
