-- How often nobody could answer, the most frequent first, then the latest month, then by topic and place.
-- @return topic str id of a topic or a group of topics; empty where none was understood
-- @return place str id of a place; empty where none was understood
-- @return month str the calendar month, as 2026-11
-- @return amount int how many questions
-- @access read
SELECT u.topic AS topic, u.place AS place, u.month AS month, u.amount AS amount
FROM unanswered AS u
ORDER BY u.amount DESC, u.month DESC, u.topic, u.place;
