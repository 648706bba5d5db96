-- How many actors sit in a place or in one inside it.
-- @param place str id of the place
-- @return amount int how many
-- @access read
SELECT count(*) AS amount
FROM actor AS a
WHERE a.municipality IN (SELECT :place UNION ALL SELECT w.place_id FROM place_within AS w WHERE w.outer_id = :place);
