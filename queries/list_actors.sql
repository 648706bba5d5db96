-- A part of the actors that fit, by name, then id.
-- @param kind str kind of actor; null for any
-- @param subtype str subtype; null for any
-- @param sector str sector; null for any
-- @param municipality str code of the municipality of the seat; null for any
-- @param region str id of a place that holds the municipality of the seat; null for any
-- @param topics list ids of topics of which one is offered; null for any
-- @param text str folded words, each to begin a word of the actor, as the engine asks for them; null for any
-- @param offset int how many to pass over
-- @param limit int how many to give at most
-- @return actor map an actor
-- @access read
SELECT a.record AS actor
FROM actor_record AS a
WHERE (:kind IS NULL OR a.kind = :kind)
    AND (:subtype IS NULL OR a.subtype = :subtype)
    AND (:sector IS NULL OR a.sector = :sector)
    AND (:municipality IS NULL OR a.municipality = :municipality)
    AND (:region IS NULL OR a.municipality IN (SELECT w.place_id FROM place_within AS w WHERE w.outer_id = :region))
    AND (:topics IS NULL OR a.id IN (
        SELECT o.actor FROM offer AS o WHERE o.topic IN (SELECT value FROM json_each(:topics))
    ))
    AND (:text IS NULL OR a.number IN (SELECT rowid FROM actor_text WHERE actor_text MATCH :text))
ORDER BY a.sort_name, a.id
LIMIT :limit OFFSET :offset;
