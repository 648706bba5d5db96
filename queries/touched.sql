-- Which actors writes touched, from a version on; by version.
-- @param since int a version
-- @return version int the version that a write made
-- @return actors list ids of the actors that it touched; null where they are many
-- @access read
SELECT w.version AS version, w.actors AS actors
FROM touched AS w
WHERE w.version >= :since
ORDER BY w.version;
