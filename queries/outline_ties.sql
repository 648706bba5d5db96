-- What analysis asks of all ties that are no plans, by id.
-- @return source str id of the actor at one end
-- @return target str id of the actor at the other
-- @return kind str kind of the tie
-- @return start_date str when it began; null when not known
-- @return end_date str when it ends; null when not known
-- @return basis str id of the project or event that it rests on; null for none
-- @access read
SELECT
    t.source AS source, t.target AS target, t.kind AS kind, t.start_date AS start_date, t.end_date AS end_date,
    t.basis AS basis
FROM tie AS t
WHERE t.planned = 0
ORDER BY t.id;
