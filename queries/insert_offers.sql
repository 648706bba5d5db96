-- Add offers under their actors and topics.
-- @param rows rows flat offers
-- @access write
INSERT INTO offer (id, actor, topic, description_fi, description_sv, description_en, is_stated, source_name)
SELECT
    value ->> 'id', value ->> 'actor', value ->> 'topic',
    value ->> 'description_fi', value ->> 'description_sv', value ->> 'description_en',
    value ->> 'is_stated', value ->> 'source_name'
FROM json_each(:rows);
