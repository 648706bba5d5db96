-- What coordinators corrected in their files: what a heading is, and whether two actors are one.
CREATE TABLE correction (
    about TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, said TEXT NOT NULL, words TEXT NOT NULL,
    PRIMARY KEY (about, one, other)
) STRICT, WITHOUT ROWID;
