-- What was imported, and what it did, so that it can be taken back; identifiers to find actors by.
CREATE TABLE import (
    id TEXT PRIMARY KEY, done_at TEXT NOT NULL, who TEXT NOT NULL, files TEXT NOT NULL,
    added TEXT NOT NULL, changed TEXT NOT NULL, undone_at TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE import_part (
    import_id TEXT NOT NULL REFERENCES import ON DELETE CASCADE, position INTEGER NOT NULL, steps TEXT NOT NULL,
    PRIMARY KEY (import_id, position)
) STRICT;
CREATE INDEX actor_business_id ON actor (business_id) WHERE business_id IS NOT NULL;
CREATE INDEX actor_register_number ON actor (register_number) WHERE register_number IS NOT NULL;
CREATE INDEX actor_ptv_id ON actor (ptv_id) WHERE ptv_id IS NOT NULL;
