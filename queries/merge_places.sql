-- Add places, or replace those that are known.
-- @param rows rows flat places
-- @access write
INSERT INTO place (
    id, level, code, name_fi, name_sv, name_en, latitude, longitude, population
)
SELECT
    value ->> 'id', value ->> 'level', value ->> 'code', value ->> 'name_fi', value ->> 'name_sv',
    value ->> 'name_en', value ->> 'latitude', value ->> 'longitude', value ->> 'population'
FROM json_each(:rows)
WHERE true
ON CONFLICT (id) DO UPDATE SET
    level = excluded.level, code = excluded.code, name_fi = excluded.name_fi,
    name_sv = excluded.name_sv, name_en = excluded.name_en, latitude = excluded.latitude,
    longitude = excluded.longitude, population = excluded.population;
