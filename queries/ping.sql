-- Reach the store.
-- @return answer int 1
-- @access read
SELECT 1 AS answer;
