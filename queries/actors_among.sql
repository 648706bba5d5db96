-- Those of some actors that are active on a day or then tied to another of them, by id.
-- @param ids list ids of actors
-- @param on date the day
-- @return id str id of an actor
-- @return municipality str code of the municipality where it sits; null for nowhere
-- @return kind str kind of actor
-- @return ties int how many ties to others of these actors it has that are active on the day
-- @access read
SELECT a.id AS id, a.municipality AS municipality, a.kind AS kind, coalesce(tied.amount, 0) AS ties
FROM json_each(:ids) AS asked
CROSS JOIN actor AS a ON a.id = asked.value
LEFT JOIN (
    SELECT value AS id, count(*) AS amount
    FROM (
        SELECT t.source, t.target
        FROM json_each(:ids) AS one
        CROSS JOIN tie AS t ON t.source = one.value
        WHERE t.target IN (SELECT value FROM json_each(:ids))
            AND t.planned = 0
            AND (t.start_date IS NULL OR t.start_date <= :on)
            AND (t.end_date IS NULL OR :on <= t.end_date)
    ) AS pair
    CROSS JOIN json_each(json_array(pair.source, pair.target))
    GROUP BY value
) AS tied ON tied.id = a.id
WHERE tied.id IS NOT NULL OR (
    coalesce(a.status, '') <> 'inactive'
    AND (a.status IS NULL OR a.status <> 'defunct' OR a.end_date IS NOT NULL)
    AND (a.start_date IS NULL OR a.start_date <= :on)
    AND (a.end_date IS NULL OR :on <= a.end_date)
)
ORDER BY a.id;
