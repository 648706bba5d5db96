// What coordinators set aside: an actor of the work list, or a suggested pair, whose smaller id comes first.
CREATE CONSTRAINT follow_up IF NOT EXISTS FOR (f:FollowUp) REQUIRE (f.actor, f.partner) IS UNIQUE;
