-- What ranks offers under a topic by actors that are active on a day; by actor id, then offer id.
-- @param on date the day
-- @param topic str id of the topic
-- @return actor str id of the actor
-- @return kind str kind of the actor
-- @return subtype str what the actor is more closely
-- @return sector str sector of the actor; null when not known
-- @return municipality str code of the municipality where the actor sits; null when not known
-- @return latitude float where the actor is, degrees; null when not known
-- @return longitude float where the actor is, degrees; null when not known
-- @return assured_date str when somebody last vouched for the actor; null when nobody did
-- @return topic str id of the topic of the offer
-- @return is_stated bool whether the actor says so itself
-- @return target_groups str ids of the target groups of the offer, with spaces between; null for none
-- @return places str ids of the places of the offer, or else of the actor, likewise; null for none
-- @access read
SELECT
    o.actor AS actor, a.kind AS kind, a.subtype AS subtype, a.sector AS sector, a.municipality AS municipality,
    a.latitude AS latitude, a.longitude AS longitude, a.assured_date AS assured_date,
    o.topic AS topic, o.is_stated AS is_stated,
    (SELECT group_concat(target_group_id, ' ') FROM offer_target_group WHERE offer_id = o.id) AS target_groups,
    coalesce(
        (SELECT group_concat(place_id, ' ') FROM offer_place WHERE offer_id = o.id),
        (SELECT group_concat(place_id, ' ') FROM actor_place WHERE actor_id = a.id)
    ) AS places
FROM offer AS o
JOIN actor AS a ON a.id = o.actor
WHERE o.topic = :topic
    AND coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= :on)
    AND (a.end_date IS NULL OR :on <= a.end_date)
ORDER BY o.actor, o.id;
