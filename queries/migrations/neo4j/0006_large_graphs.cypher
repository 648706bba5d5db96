// Which actors the last writes touched, so that what was worked out of others need not be worked out anew.
CREATE CONSTRAINT touched IF NOT EXISTS FOR (w:Touched) REQUIRE w.version IS UNIQUE;
