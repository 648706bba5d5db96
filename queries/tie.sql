-- One tie by id.
-- @param id str id of a tie
-- @return tie map a tie
-- @access read
SELECT t.record AS tie
FROM tie_record AS t
WHERE t.id = :id;
