-- Ties with an end at an actor, and those of others that rest on it, by id.
-- @param id str id of an actor
-- @return tie map a tie
-- @access read
SELECT t.record AS tie
FROM tie_record AS t
WHERE t.id IN (SELECT s.id FROM tie AS s WHERE :id IN (s.source, s.target, s.basis))
ORDER BY t.id;
