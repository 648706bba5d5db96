-- Remember that an import was done.
-- @param id str id of the import
-- @param done_at str when, in UTC
-- @param who str who did it
-- @param files list names of its files
-- @param added str how many records it added, as JSON
-- @param changed str how many records it changed, as JSON
-- @param undone_at str when it was taken back, in UTC
-- @access write
INSERT INTO import (id, done_at, who, files, added, changed, undone_at)
VALUES (:id, :done_at, :who, :files, :added, :changed, :undone_at);
