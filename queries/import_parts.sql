-- What an import did, part by part.
-- @param import_id str id of the import
-- @return steps str what became of each record, as JSON
-- @access read
SELECT p.steps AS steps
FROM import_part AS p
WHERE p.import_id = :import_id
ORDER BY p.position;
