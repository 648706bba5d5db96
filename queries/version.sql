-- How often the graph was written.
-- @return version int grows with every write
-- @access read
SELECT g.version AS version
FROM graph AS g;
