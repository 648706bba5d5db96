// What ranks offers under a topic by actors that are active on a day; by actor id, then offer id.
// @param on date the day
// @param topic str id of the topic
// @return actor str id of the actor
// @return kind str kind of the actor
// @return subtype str what the actor is more closely
// @return sector str sector of the actor; null when not known
// @return municipality str code of the municipality where the actor sits; null when not known
// @return latitude float where the actor is, degrees; null when not known
// @return longitude float where the actor is, degrees; null when not known
// @return assured_date str when somebody last vouched for the actor; null when nobody did
// @return topic str id of the topic of the offer
// @return is_stated bool whether the actor says so itself
// @return target_groups str ids of the target groups of the offer, with spaces between; null for none
// @return places str ids of the places of the offer, or else of the actor, likewise; null for none
// @access read
MATCH (topic:Topic {id: $topic})<-[:UNDER]-(o:Offer)<-[:OFFERS]-(a:Actor)
WHERE coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= $on)
    AND (a.end_date IS NULL OR $on <= a.end_date)
RETURN
    a.id AS actor, a.kind AS kind, a.subtype AS subtype, a.sector AS sector, a.municipality AS municipality,
    a.latitude AS latitude, a.longitude AS longitude, toString(a.assured_date) AS assured_date,
    topic.id AS topic, o.is_stated AS is_stated,
    reduce(joined = '', id IN o.target_groups | joined + ' ' + id) AS target_groups,
    reduce(joined = '', id IN CASE size(o.places) WHEN 0 THEN a.serves ELSE o.places END | joined + ' ' + id) AS places
ORDER BY a.id, o.id;
