-- Add actors, or replace those that are known; their ties, offers and needs stay.
-- @param rows rows flat actors with sort_name, search_text, key_fi, key_sv and key_en
-- @access write
INSERT INTO actor (
    id, kind, subtype, sector, name_fi, name_sv, name_en, description_fi, description_sv,
    description_en, municipality, latitude, longitude, business_id, register_number, ptv_id, contacts,
    url, status, start_date, end_date, assured_date, modified_at, source_name, source_url, sort_name,
    search_text, key_fi, key_sv, key_en
)
SELECT
    value ->> 'id', value ->> 'kind', value ->> 'subtype', value ->> 'sector', value ->> 'name_fi',
    value ->> 'name_sv', value ->> 'name_en', value ->> 'description_fi', value ->> 'description_sv',
    value ->> 'description_en', value ->> 'municipality', value ->> 'latitude', value ->> 'longitude',
    value ->> 'business_id', value ->> 'register_number', value ->> 'ptv_id', value ->> 'contacts',
    value ->> 'url', value ->> 'status', value ->> 'start_date', value ->> 'end_date',
    value ->> 'assured_date', value ->> 'modified_at', value ->> 'source_name', value ->> 'source_url',
    value ->> 'sort_name', value ->> 'search_text', value ->> 'key_fi', value ->> 'key_sv', value ->> 'key_en'
-- not row by row, as every statement of its own makes the text index write what it has gathered
FROM json_each(:rows)
WHERE true
ON CONFLICT (id) DO UPDATE SET
    kind = excluded.kind, subtype = excluded.subtype, sector = excluded.sector,
    name_fi = excluded.name_fi, name_sv = excluded.name_sv, name_en = excluded.name_en,
    description_fi = excluded.description_fi, description_sv = excluded.description_sv,
    description_en = excluded.description_en, municipality = excluded.municipality,
    latitude = excluded.latitude, longitude = excluded.longitude, business_id = excluded.business_id,
    register_number = excluded.register_number, ptv_id = excluded.ptv_id, contacts = excluded.contacts,
    url = excluded.url, status = excluded.status, start_date = excluded.start_date,
    end_date = excluded.end_date, assured_date = excluded.assured_date,
    modified_at = excluded.modified_at, source_name = excluded.source_name,
    source_url = excluded.source_url, sort_name = excluded.sort_name, search_text = excluded.search_text,
    key_fi = excluded.key_fi, key_sv = excluded.key_sv, key_en = excluded.key_en;
