-- What coordinators have set aside, the latest first, then by ids.
-- @return actor str id of an actor
-- @return partner str id of the other actor of a pair; empty where it is about the one alone
-- @return outcome str why it is set aside
-- @return day date since when
-- @access read
SELECT f.actor AS actor, f.partner AS partner, f.outcome AS outcome, f.day AS day
FROM follow_up AS f
ORDER BY f.day DESC, f.actor, f.partner;
