// Remember that an import was taken back.
// @param id str id of the import
// @param undone_at str when, in UTC
// @access write
MATCH (i:Import {id: $id})
SET i.undone_at = $undone_at;
