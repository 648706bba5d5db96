-- Add ties between actors.
-- @param rows rows flat ties
-- @access write
INSERT INTO tie (
    id, source, target, kind, start_date, end_date, level, basis, description, next_step, planned,
    source_name, source_url, recorded_at, confirmed_by
)
SELECT
    value ->> 'id', value ->> 'source', value ->> 'target', value ->> 'kind', value ->> 'start_date',
    value ->> 'end_date', value ->> 'level', value ->> 'basis', value ->> 'description',
    value ->> 'next_step', value ->> 'planned', value ->> 'source_name', value ->> 'source_url',
    value ->> 'recorded_at', value ->> 'confirmed_by'
FROM json_each(:rows);
