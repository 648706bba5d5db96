-- Which actor is part of which on a day, by the part, then the whole.
-- @param on date the day
-- @return part str id of the part
-- @return part_subtype str what the part is more closely
-- @return whole str id of the whole
-- @return whole_subtype str what the whole is more closely
-- @access read
SELECT DISTINCT t.source AS part, p.subtype AS part_subtype, t.target AS whole, w.subtype AS whole_subtype
FROM tie AS t NOT INDEXED -- in one go, rather than each tie by itself in the order of an index
JOIN actor AS p ON p.id = t.source
JOIN actor AS w ON w.id = t.target
WHERE t.kind = 'part_of'
    AND t.planned = 0
    AND (t.start_date IS NULL OR t.start_date <= :on)
    AND (t.end_date IS NULL OR :on <= t.end_date)
ORDER BY t.source, t.target;
