-- Add data sets, or replace those that are known.
-- @param rows rows flat data sets
-- @access write
INSERT INTO dataset (
    name, title_fi, title_sv, title_en, description_fi, description_sv, description_en, sources,
    licence, years, day
)
SELECT
    value ->> 'name', value ->> 'title_fi', value ->> 'title_sv', value ->> 'title_en',
    value ->> 'description_fi', value ->> 'description_sv', value ->> 'description_en',
    value -> 'sources', value ->> 'licence', value ->> 'years', value ->> 'day'
FROM json_each(:rows)
WHERE true
ON CONFLICT (name) DO UPDATE SET
    title_fi = excluded.title_fi, title_sv = excluded.title_sv, title_en = excluded.title_en,
    description_fi = excluded.description_fi, description_sv = excluded.description_sv,
    description_en = excluded.description_en, sources = excluded.sources, licence = excluded.licence,
    years = excluded.years, day = excluded.day;
