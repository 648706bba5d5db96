// What was imported, and what it did, so that it can be taken back.
CREATE CONSTRAINT import_id IF NOT EXISTS FOR (i:Import) REQUIRE i.id IS UNIQUE;
CREATE INDEX import_part IF NOT EXISTS FOR (p:ImportPart) ON (p.import_id);

// Identifiers to find actors by.
CREATE INDEX actor_business_id IF NOT EXISTS FOR (a:Actor) ON (a.business_id);
CREATE INDEX actor_register_number IF NOT EXISTS FOR (a:Actor) ON (a.register_number);
CREATE INDEX actor_ptv_id IF NOT EXISTS FOR (a:Actor) ON (a.ptv_id);
