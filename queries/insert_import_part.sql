-- Remember a part of what an import did.
-- @param import_id str id of the import
-- @param position int which part it is, from 0
-- @param steps str what became of each record, as JSON
-- @access write
INSERT INTO import_part (import_id, position, steps)
VALUES (:import_id, :position, :steps);
