// What coordinators corrected in their files: what a heading is, and whether two actors are one.
CREATE CONSTRAINT correction IF NOT EXISTS FOR (c:Correction) REQUIRE (c.about, c.one, c.other) IS UNIQUE;
