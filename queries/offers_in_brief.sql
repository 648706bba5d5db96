-- What actors offer, in brief: under which topic and for whom; by actor id, then offer id.
-- @param ids list ids of actors
-- @return actor str id of the actor
-- @return topic str id of the topic of the offer
-- @return is_stated bool whether the actor says so itself
-- @return target_groups str ids of the target groups of the offer in their order, with spaces between; null or empty for none
-- @access read
SELECT
    o.actor AS actor, o.topic AS topic, o.is_stated AS is_stated,
    (
        SELECT group_concat(target_group_id, ' ') FROM (
            SELECT target_group_id FROM offer_target_group WHERE offer_id = o.id ORDER BY position
        )
    ) AS target_groups
FROM json_each(:ids) AS asked
CROSS JOIN offer AS o ON o.actor = asked.value
ORDER BY o.actor, o.id;
