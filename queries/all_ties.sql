-- Every tie, planned and ended ones too, by id.
-- @return tie map a tie
-- @access read
SELECT t.record AS tie
FROM tie_record AS t
ORDER BY t.id;
