-- Which actors the last writes touched, so that what was worked out of others need not be worked out anew.
CREATE TABLE touched (version INTEGER PRIMARY KEY, actors TEXT) STRICT;
