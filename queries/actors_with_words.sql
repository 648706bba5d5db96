-- The first actors by name, then id, that say something in a name or description.
-- @param text str what they say, as the engine asks for it
-- @param limit int how many to give at most
-- @return actor map an actor
-- @access read
SELECT a.record AS actor
FROM actor_record AS a
WHERE a.number IN (
    SELECT n.number
    FROM actor_text AS t
    CROSS JOIN actor AS n ON n.number = t.rowid -- from those who say it, rather than all in the order of names
    WHERE t.actor_text MATCH :text
    ORDER BY n.sort_name, n.id
    LIMIT :limit
)
ORDER BY a.sort_name, a.id;
