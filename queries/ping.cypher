// Reach the store.
// @return answer int 1
// @access read
RETURN 1 AS answer;
