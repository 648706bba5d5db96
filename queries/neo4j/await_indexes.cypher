// Wait until new indexes answer.
// @access read
CALL db.awaitIndexes(600);
