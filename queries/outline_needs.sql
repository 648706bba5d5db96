-- What analysis asks of all that actors need, by actor, then id.
-- @return actor str id of the actor
-- @return topic str id of the topic
-- @return is_stated bool whether the actor says so itself
-- @return target_groups str ids of the target groups of the need, with spaces between; null or empty for none
-- @return places str ids of the places of the need, likewise
-- @access read
SELECT
    o.actor AS actor, o.topic AS topic, o.is_stated AS is_stated,
    (SELECT group_concat(target_group_id, ' ') FROM need_target_group WHERE need_id = o.id) AS target_groups,
    (SELECT group_concat(place_id, ' ') FROM need_place WHERE need_id = o.id) AS places
FROM need AS o
ORDER BY o.actor, o.id;
