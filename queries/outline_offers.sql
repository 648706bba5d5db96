-- What analysis asks of all that actors offer, by actor, then id.
-- @return actor str id of the actor
-- @return topic str id of the topic
-- @return is_stated bool whether the actor says so itself
-- @return target_groups str ids of the target groups of the offer, with spaces between; null or empty for none
-- @return places str ids of the places of the offer, likewise
-- @access read
SELECT
    o.actor AS actor, o.topic AS topic, o.is_stated AS is_stated,
    (SELECT group_concat(target_group_id, ' ') FROM offer_target_group WHERE offer_id = o.id) AS target_groups,
    (SELECT group_concat(place_id, ' ') FROM offer_place WHERE offer_id = o.id) AS places
FROM offer AS o
ORDER BY o.actor, o.id;
