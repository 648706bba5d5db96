// How often nobody could answer, the most frequent first, then the latest month, then by topic and place.
// @return topic str id of a topic or a group of topics; empty where none was understood
// @return place str id of a place; empty where none was understood
// @return month str the calendar month, as 2026-11
// @return amount int how many questions
// @access read
MATCH (u:Unanswered)
WHERE u.month IS NOT NULL
RETURN u.topic AS topic, u.place AS place, u.month AS month, u.amount AS amount
ORDER BY amount DESC, month DESC, topic, place;
