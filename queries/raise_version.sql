-- Remember that the graph was written.
-- @access write
UPDATE graph SET version = version + 1;
