-- Remove an actor with its ties, offers and needs.
-- @param id str id of an actor
-- @access write
DELETE FROM actor
WHERE id = :id;
