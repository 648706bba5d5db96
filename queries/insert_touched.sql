-- Remember which actors the write of the latest version touched.
-- @param actors list ids of actors; null where they are many
-- @access write
INSERT OR REPLACE INTO touched (version, actors)
SELECT g.version, :actors FROM graph AS g;
