-- Add events, or replace those that are known.
-- @param rows rows flat events
-- @access write
INSERT INTO event (
    id, name_fi, name_sv, name_en, municipality, start_date, end_date
)
SELECT
    value ->> 'id', value ->> 'name_fi', value ->> 'name_sv', value ->> 'name_en',
    value ->> 'municipality', value ->> 'start_date', value ->> 'end_date'
FROM json_each(:rows)
WHERE true
ON CONFLICT (id) DO UPDATE SET
    name_fi = excluded.name_fi, name_sv = excluded.name_sv, name_en = excluded.name_en,
    municipality = excluded.municipality, start_date = excluded.start_date, end_date = excluded.end_date;
