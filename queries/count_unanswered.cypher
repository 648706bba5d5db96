// Count a question that nobody could answer.
// @param month str the calendar month, as 2026-11
// @param topics list ids of topics or groups of topics; an empty one where none was understood
// @param places list ids of places; an empty one where none was understood
// @access write
UNWIND $topics AS topic
UNWIND $places AS place
MERGE (u:Unanswered {month: $month, topic: topic, place: place})
SET u.amount = coalesce(u.amount, 0) + 1;
