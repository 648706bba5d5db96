-- Add topics, or replace those that are known.
-- @param rows rows flat topics
-- @access write
INSERT INTO topic (
    id, topic_group, name_fi, name_sv, name_en
)
SELECT
    value ->> 'id', value ->> 'topic_group', value ->> 'name_fi', value ->> 'name_sv',
    value ->> 'name_en'
FROM json_each(:rows)
WHERE true
ON CONFLICT (id) DO UPDATE SET
    topic_group = excluded.topic_group, name_fi = excluded.name_fi, name_sv = excluded.name_sv,
    name_en = excluded.name_en;
