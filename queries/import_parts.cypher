// What an import did, part by part.
// @param import_id str id of the import
// @return steps str what became of each record, as JSON
// @access read
MATCH (p:ImportPart {import_id: $import_id})
RETURN p.steps AS steps
ORDER BY p.position;
