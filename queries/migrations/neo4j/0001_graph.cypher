// Every id is borne once; ties too, whatever their kind.
CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT place_id IF NOT EXISTS FOR (n:Place) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT topic_id IF NOT EXISTS FOR (n:Topic) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT target_group_id IF NOT EXISTS FOR (n:TargetGroup) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT offer_id IF NOT EXISTS FOR (n:Offer) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT need_id IF NOT EXISTS FOR (n:Need) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT event_id IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT dataset_name IF NOT EXISTS FOR (n:Dataset) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT graphsvc_store_id IF NOT EXISTS FOR (n:GraphsvcStore) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT cooperates_with_id IF NOT EXISTS FOR ()-[t:COOPERATES_WITH]-() REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT member_of_id IF NOT EXISTS FOR ()-[t:MEMBER_OF]-() REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT part_of_id IF NOT EXISTS FOR ()-[t:PART_OF]-() REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT funds_id IF NOT EXISTS FOR ()-[t:FUNDS]-() REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT coordinates_id IF NOT EXISTS FOR ()-[t:COORDINATES]-() REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT implements_id IF NOT EXISTS FOR ()-[t:IMPLEMENTS]-() REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT participates_in_id IF NOT EXISTS FOR ()-[t:PARTICIPATES_IN]-() REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT hosts_id IF NOT EXISTS FOR ()-[t:HOSTS]-() REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT supports_id IF NOT EXISTS FOR ()-[t:SUPPORTS]-() REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT advises_id IF NOT EXISTS FOR ()-[t:ADVISES]-() REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT succeeds_id IF NOT EXISTS FOR ()-[t:SUCCEEDS]-() REQUIRE t.id IS UNIQUE;

// The order in which actors are listed.
CREATE INDEX actor_order IF NOT EXISTS FOR (a:Actor) ON (a.sort_name, a.id);

// Words of names and descriptions, which the service has folded and set apart by blanks.
CREATE FULLTEXT INDEX actor_text IF NOT EXISTS FOR (a:Actor) ON EACH [a.search_text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};

// For those who ask by distance in Neo4j Browser.
CREATE POINT INDEX actor_location IF NOT EXISTS FOR (a:Actor) ON (a.location);
