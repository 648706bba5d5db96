-- Add offers under their actors and topics.
-- @param rows rows flat offers
-- @access write
INSERT INTO offer (id, actor, topic, description_fi, description_sv, description_en, is_stated, source_name)
VALUES (:id, :actor, :topic, :description_fi, :description_sv, :description_en, :is_stated, :source_name);
