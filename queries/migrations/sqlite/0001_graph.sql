-- Places, topics and target groups; actors with what they offer and need; ties; events; data sets.
CREATE TABLE vocabulary (fingerprint TEXT NOT NULL) STRICT;

CREATE TABLE place (
    id TEXT PRIMARY KEY, level TEXT NOT NULL, code TEXT NOT NULL,
    name_fi TEXT NOT NULL, name_sv TEXT NOT NULL, name_en TEXT NOT NULL,
    latitude REAL NOT NULL, longitude REAL NOT NULL, population INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE place_within (
    place_id TEXT NOT NULL REFERENCES place, outer_id TEXT NOT NULL REFERENCES place,
    PRIMARY KEY (place_id, outer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_within_outer ON place_within (outer_id);
CREATE TABLE topic (
    id TEXT PRIMARY KEY, topic_group TEXT NOT NULL,
    name_fi TEXT NOT NULL, name_sv TEXT NOT NULL, name_en TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE target_group (
    id TEXT PRIMARY KEY, name_fi TEXT NOT NULL, name_sv TEXT NOT NULL, name_en TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, subtype TEXT NOT NULL, sector TEXT,
    name_fi TEXT NOT NULL, name_sv TEXT NOT NULL, name_en TEXT NOT NULL,
    description_fi TEXT NOT NULL, description_sv TEXT NOT NULL, description_en TEXT NOT NULL,
    municipality TEXT REFERENCES place, latitude REAL, longitude REAL,
    business_id TEXT, register_number TEXT, ptv_id TEXT, contacts TEXT NOT NULL, url TEXT NOT NULL,
    status TEXT, start_date TEXT, end_date TEXT, assured_date TEXT, modified_at TEXT,
    source_name TEXT NOT NULL, source_url TEXT NOT NULL,
    sort_name TEXT NOT NULL, search_text TEXT NOT NULL
) STRICT;
CREATE INDEX actor_order ON actor (sort_name, id);
CREATE INDEX actor_municipality ON actor (municipality);
CREATE TABLE actor_place (
    actor_id TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE, place_id TEXT NOT NULL REFERENCES place,
    position INTEGER NOT NULL, PRIMARY KEY (actor_id, place_id)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE actor_text USING fts5 (
    search_text, content = 'actor', content_rowid = 'number', prefix = '2 3', tokenize = 'ascii'
);
CREATE TRIGGER actor_text_insert AFTER INSERT ON actor BEGIN
    INSERT INTO actor_text (rowid, search_text) VALUES (new.number, new.search_text);
END;
CREATE TRIGGER actor_text_delete AFTER DELETE ON actor BEGIN
    INSERT INTO actor_text (actor_text, rowid, search_text) VALUES ('delete', old.number, old.search_text);
END;
CREATE TRIGGER actor_text_update AFTER UPDATE OF search_text ON actor WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO actor_text (actor_text, rowid, search_text) VALUES ('delete', old.number, old.search_text);
    INSERT INTO actor_text (rowid, search_text) VALUES (new.number, new.search_text);
END;

CREATE TABLE tie (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    target TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, start_date TEXT, end_date TEXT, level INTEGER NOT NULL, basis TEXT,
    description TEXT NOT NULL, next_step TEXT NOT NULL, planned INTEGER NOT NULL,
    source_name TEXT NOT NULL, source_url TEXT NOT NULL, recorded_at TEXT, confirmed_by TEXT NOT NULL
) STRICT;
CREATE INDEX tie_source ON tie (source);
CREATE INDEX tie_target ON tie (target);

CREATE TABLE offer (
    id TEXT PRIMARY KEY, actor TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    topic TEXT NOT NULL REFERENCES topic,
    description_fi TEXT NOT NULL, description_sv TEXT NOT NULL, description_en TEXT NOT NULL,
    is_stated INTEGER NOT NULL, source_name TEXT NOT NULL
) STRICT;
CREATE INDEX offer_actor ON offer (actor);
CREATE INDEX offer_topic ON offer (topic);
CREATE TABLE offer_target_group (
    offer_id TEXT NOT NULL REFERENCES offer ON DELETE CASCADE, target_group_id TEXT NOT NULL REFERENCES target_group,
    position INTEGER NOT NULL, PRIMARY KEY (offer_id, target_group_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE offer_place (
    offer_id TEXT NOT NULL REFERENCES offer ON DELETE CASCADE, place_id TEXT NOT NULL REFERENCES place,
    position INTEGER NOT NULL, PRIMARY KEY (offer_id, place_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE need (
    id TEXT PRIMARY KEY, actor TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    topic TEXT NOT NULL REFERENCES topic,
    description_fi TEXT NOT NULL, description_sv TEXT NOT NULL, description_en TEXT NOT NULL,
    is_stated INTEGER NOT NULL, source_name TEXT NOT NULL
) STRICT;
CREATE INDEX need_actor ON need (actor);
CREATE INDEX need_topic ON need (topic);
CREATE TABLE need_target_group (
    need_id TEXT NOT NULL REFERENCES need ON DELETE CASCADE, target_group_id TEXT NOT NULL REFERENCES target_group,
    position INTEGER NOT NULL, PRIMARY KEY (need_id, target_group_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE need_place (
    need_id TEXT NOT NULL REFERENCES need ON DELETE CASCADE, place_id TEXT NOT NULL REFERENCES place,
    position INTEGER NOT NULL, PRIMARY KEY (need_id, place_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    id TEXT PRIMARY KEY, name_fi TEXT NOT NULL, name_sv TEXT NOT NULL, name_en TEXT NOT NULL,
    municipality TEXT REFERENCES place, start_date TEXT, end_date TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE dataset (
    name TEXT PRIMARY KEY, title_fi TEXT NOT NULL, title_sv TEXT NOT NULL, title_en TEXT NOT NULL,
    description_fi TEXT NOT NULL, description_sv TEXT NOT NULL, description_en TEXT NOT NULL,
    sources TEXT NOT NULL, licence TEXT NOT NULL, years TEXT NOT NULL, day TEXT
) STRICT, WITHOUT ROWID;

CREATE VIEW actor_record AS
SELECT
    a.*,
    json_object(
        'id', a.id, 'kind', a.kind, 'subtype', a.subtype, 'sector', a.sector,
        'name_fi', a.name_fi, 'name_sv', a.name_sv, 'name_en', a.name_en,
        'description_fi', a.description_fi, 'description_sv', a.description_sv, 'description_en', a.description_en,
        'municipality', a.municipality,
        -- json_object alone would write 15 digits, two less than a number may need
        'latitude', CASE WHEN a.latitude IS NOT NULL THEN json(printf('%!.17g', a.latitude)) END,
        'longitude', CASE WHEN a.longitude IS NOT NULL THEN json(printf('%!.17g', a.longitude)) END,
        'serves', (SELECT json_group_array(p.place_id) FROM
            (SELECT place_id FROM actor_place WHERE actor_id = a.id ORDER BY position) AS p),
        'business_id', a.business_id, 'register_number', a.register_number, 'ptv_id', a.ptv_id,
        'contacts', json(a.contacts), 'url', a.url, 'status', a.status,
        'start_date', a.start_date, 'end_date', a.end_date,
        'assured_date', a.assured_date, 'modified_at', a.modified_at,
        'source_name', a.source_name, 'source_url', a.source_url
    ) AS record
FROM actor AS a;
CREATE VIEW tie_record AS
SELECT
    t.*,
    json_object(
        'id', t.id, 'source', t.source, 'target', t.target, 'kind', t.kind,
        'start_date', t.start_date, 'end_date', t.end_date, 'level', t.level, 'basis', t.basis,
        'description', t.description, 'next_step', t.next_step, 'planned', t.planned,
        'source_name', t.source_name, 'source_url', t.source_url,
        'recorded_at', t.recorded_at, 'confirmed_by', t.confirmed_by
    ) AS record
FROM tie AS t;
CREATE VIEW offer_record AS
SELECT
    o.*,
    json_object(
        'id', o.id, 'actor', o.actor, 'topic', o.topic,
        'target_groups', (SELECT json_group_array(g.target_group_id) FROM
            (SELECT target_group_id FROM offer_target_group WHERE offer_id = o.id ORDER BY position) AS g),
        'places', (SELECT json_group_array(p.place_id) FROM
            (SELECT place_id FROM offer_place WHERE offer_id = o.id ORDER BY position) AS p),
        'description_fi', o.description_fi, 'description_sv', o.description_sv, 'description_en', o.description_en,
        'is_stated', o.is_stated, 'source_name', o.source_name
    ) AS record
FROM offer AS o;
CREATE VIEW need_record AS
SELECT
    n.*,
    json_object(
        'id', n.id, 'actor', n.actor, 'topic', n.topic,
        'target_groups', (SELECT json_group_array(g.target_group_id) FROM
            (SELECT target_group_id FROM need_target_group WHERE need_id = n.id ORDER BY position) AS g),
        'places', (SELECT json_group_array(p.place_id) FROM
            (SELECT place_id FROM need_place WHERE need_id = n.id ORDER BY position) AS p),
        'description_fi', n.description_fi, 'description_sv', n.description_sv, 'description_en', n.description_en,
        'is_stated', n.is_stated, 'source_name', n.source_name
    ) AS record
FROM need AS n;
