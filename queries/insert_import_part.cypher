// Remember a part of what an import did.
// @param import_id str id of the import
// @param position int which part it is, from 0
// @param steps str what became of each record, as JSON
// @access write
MATCH (i:Import {id: $import_id})
CREATE (i)-[:DID]->(:ImportPart {import_id: $import_id, position: $position, steps: $steps});
