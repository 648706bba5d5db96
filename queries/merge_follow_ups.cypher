// Remember what is set aside; of what is already, the outcome and the day become new.
// @param rows rows actor, partner (empty where it is about one actor alone), outcome and day
// @access write
UNWIND $rows AS row
MERGE (f:FollowUp {actor: row.actor, partner: row.partner})
SET f.outcome = row.outcome, f.day = date(row.day);
