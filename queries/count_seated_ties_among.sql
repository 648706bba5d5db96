-- How many ties between actors are active on a day, by where their ends sit.
-- @param ids list ids of actors
-- @param on date the day
-- @return source str code of the municipality where the source sits; null for nowhere
-- @return target str code of the municipality where the target sits; null for nowhere
-- @return amount int how many
-- @access read
SELECT source.municipality AS source, target.municipality AS target, count(*) AS amount
FROM json_each(:ids) AS asked
CROSS JOIN tie AS t ON t.source = asked.value
CROSS JOIN actor AS source ON source.id = t.source
CROSS JOIN actor AS target ON target.id = t.target
WHERE t.target IN (SELECT value FROM json_each(:ids))
    AND t.planned = 0
    AND (t.start_date IS NULL OR t.start_date <= :on)
    AND (t.end_date IS NULL OR :on <= t.end_date)
GROUP BY source.municipality, target.municipality
ORDER BY source.municipality, target.municipality;
