// Which actor is part of which on a day, by the part, then the whole.
// @param on date the day
// @return part str id of the part
// @return part_subtype str what the part is more closely
// @return whole str id of the whole
// @return whole_subtype str what the whole is more closely
// @access read
MATCH (p:Actor)-[t:PART_OF]->(w:Actor)
WHERE NOT t.planned
    AND (t.start_date IS NULL OR t.start_date <= $on)
    AND (t.end_date IS NULL OR $on <= t.end_date)
RETURN DISTINCT p.id AS part, p.subtype AS part_subtype, w.id AS whole, w.subtype AS whole_subtype
ORDER BY part, whole;
