-- Add target groups, or replace those that are known.
-- @param rows rows flat target groups
-- @access write
INSERT INTO target_group (
    id, name_fi, name_sv, name_en
)
SELECT
    value ->> 'id', value ->> 'name_fi', value ->> 'name_sv', value ->> 'name_en'
FROM json_each(:rows)
WHERE true
ON CONFLICT (id) DO UPDATE SET
    name_fi = excluded.name_fi, name_sv = excluded.name_sv, name_en = excluded.name_en;
