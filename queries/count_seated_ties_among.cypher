// How many ties between actors are active on a day, by where their ends sit.
// @param ids list ids of actors
// @param on date the day
// @return source str code of the municipality where the source sits; null for nowhere
// @return target str code of the municipality where the target sits; null for nowhere
// @return amount int how many
// @access read
MATCH (source:Actor)
WHERE source.id IN $ids
MATCH (source)-[t:
    COOPERATES_WITH|MEMBER_OF|PART_OF|FUNDS|COORDINATES|IMPLEMENTS|PARTICIPATES_IN|HOSTS|SUPPORTS|ADVISES|SUCCEEDS
]->(target:Actor)
WHERE target.id IN $ids
    AND NOT t.planned
    AND (t.start_date IS NULL OR t.start_date <= $on)
    AND (t.end_date IS NULL OR $on <= t.end_date)
WITH source.municipality AS source, target.municipality AS target, count(*) AS amount
RETURN source, target, amount
ORDER BY source, target;
