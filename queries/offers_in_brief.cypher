// What actors offer, in brief: under which topic and for whom; by actor id, then offer id.
// @param ids list ids of actors
// @return actor str id of the actor
// @return topic str id of the topic of the offer
// @return is_stated bool whether the actor says so itself
// @return target_groups str ids of the target groups of the offer in their order, with spaces between; null or empty for none
// @access read
MATCH (a:Actor)-[:OFFERS]->(o:Offer)-[:UNDER]->(topic:Topic)
WHERE a.id IN $ids
RETURN
    a.id AS actor, topic.id AS topic, o.is_stated AS is_stated,
    reduce(joined = '', id IN o.target_groups | joined + ' ' + id) AS target_groups
ORDER BY a.id, o.id;
