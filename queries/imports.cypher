// The imports that were done, the latest first.
// @return id str id of the import
// @return done_at str when, in UTC
// @return who str who did it
// @return files list names of its files
// @return added str how many records it added, as JSON
// @return changed str how many records it changed, as JSON
// @return undone_at str when it was taken back, in UTC
// @access read
MATCH (i:Import)
RETURN
    i.id AS id, i.done_at AS done_at, i.who AS who, i.files AS files, i.added AS added, i.changed AS changed,
    i.undone_at AS undone_at
ORDER BY done_at DESC, id DESC;
