// Names to find actors by.
CREATE INDEX actor_key_fi IF NOT EXISTS FOR (a:Actor) ON (a.key_fi);
CREATE INDEX actor_key_sv IF NOT EXISTS FOR (a:Actor) ON (a.key_sv);
CREATE INDEX actor_key_en IF NOT EXISTS FOR (a:Actor) ON (a.key_en);

// Questions that nobody could answer are counted once for each month, topic and place.
CREATE CONSTRAINT unanswered_question IF NOT EXISTS
FOR (u:Unanswered) REQUIRE (u.month, u.topic, u.place) IS UNIQUE;
