-- Count a question that nobody could answer.
-- @param month str the calendar month, as 2026-11
-- @param topics list ids of topics or groups of topics; an empty one where none was understood
-- @param places list ids of places; an empty one where none was understood
-- @access write
INSERT INTO unanswered (month, topic, place, amount)
SELECT :month, topic.value, place.value, 1
FROM json_each(:topics) AS topic, json_each(:places) AS place
WHERE true
ON CONFLICT (month, topic, place) DO UPDATE SET amount = amount + 1;
