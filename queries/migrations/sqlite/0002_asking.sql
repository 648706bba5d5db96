-- Names to find actors by; how often the graph was written; questions that nobody could answer.
ALTER TABLE actor ADD COLUMN key_fi TEXT;
ALTER TABLE actor ADD COLUMN key_sv TEXT;
ALTER TABLE actor ADD COLUMN key_en TEXT;
CREATE INDEX actor_key_fi ON actor (key_fi);
CREATE INDEX actor_key_sv ON actor (key_sv);
CREATE INDEX actor_key_en ON actor (key_en);

CREATE TABLE graph (version INTEGER NOT NULL) STRICT;
INSERT INTO graph (version) VALUES (0);

CREATE TABLE unanswered (
    month TEXT NOT NULL, topic TEXT NOT NULL, place TEXT NOT NULL, amount INTEGER NOT NULL,
    PRIMARY KEY (month, topic, place)
) STRICT, WITHOUT ROWID;
