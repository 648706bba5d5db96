-- Add ties between actors.
-- @param rows rows flat ties
-- @access write
INSERT INTO tie (
    id, source, target, kind, start_date, end_date, level, basis, description, next_step, planned,
    source_name, source_url, recorded_at, confirmed_by
)
VALUES (
    :id, :source, :target, :kind, :start_date, :end_date, :level, :basis, :description, :next_step,
    :planned, :source_name, :source_url, :recorded_at, :confirmed_by
);
