-- Events by id.
-- @param ids list ids of events; null for all
-- @return event map an event
-- @access read
SELECT json_object(
    'id', e.id, 'name_fi', e.name_fi, 'name_sv', e.name_sv, 'name_en', e.name_en,
    'municipality', e.municipality, 'start_date', e.start_date, 'end_date', e.end_date
) AS event
FROM event AS e
WHERE e.id IN (
        SELECT value FROM json_each(:ids)
        UNION ALL
        SELECT id FROM event WHERE :ids IS NULL
    )
ORDER BY e.id;
