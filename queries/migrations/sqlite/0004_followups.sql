-- What coordinators set aside: an actor of the work list, or a suggested pair, whose smaller id comes first.
CREATE TABLE follow_up (
    actor TEXT NOT NULL, partner TEXT NOT NULL, outcome TEXT NOT NULL, day TEXT NOT NULL,
    PRIMARY KEY (actor, partner)
) STRICT, WITHOUT ROWID;
