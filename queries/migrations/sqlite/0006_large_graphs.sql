-- Which actors the last writes touched, so that what was worked out of others need not be worked out anew.
CREATE TABLE touched (version INTEGER PRIMARY KEY, actors TEXT) STRICT;
-- Who serves a place is looked up by it.
CREATE INDEX offer_place_place ON offer_place (place_id);
CREATE INDEX actor_place_place ON actor_place (place_id);
