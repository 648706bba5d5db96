// What analysis asks of all that actors need, by actor, then id.
// @return actor str id of the actor
// @return topic str id of the topic
// @return is_stated bool whether the actor says so itself
// @return target_groups str ids of the target groups of the need, with spaces between; null or empty for none
// @return places str ids of the places of the need, likewise
// @access read
MATCH (a:Actor)-[:NEEDS]->(o:Need)
RETURN
    a.id AS actor, o.topic AS topic, o.is_stated AS is_stated,
    reduce(joined = '', id IN o.target_groups | joined + ' ' + id) AS target_groups,
    reduce(joined = '', id IN o.places | joined + ' ' + id) AS places
ORDER BY a.id, o.id;
