-- Forget that something is set aside.
-- @param actor str id of an actor
-- @param partner str id of the other actor of a pair; empty where it is about the one alone
-- @access write
DELETE FROM follow_up
WHERE actor = :actor AND partner = :partner;
