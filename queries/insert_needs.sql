-- Add needs under their actors and topics.
-- @param rows rows flat needs
-- @access write
INSERT INTO need (id, actor, topic, description_fi, description_sv, description_en, is_stated, source_name)
VALUES (:id, :actor, :topic, :description_fi, :description_sv, :description_en, :is_stated, :source_name);
