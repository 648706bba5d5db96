-- Remember what is set aside; of what is already, the outcome and the day become new.
-- @param rows rows actor, partner (empty where it is about one actor alone), outcome and day
-- @access write
INSERT INTO follow_up (actor, partner, outcome, day)
SELECT value ->> 'actor', value ->> 'partner', value ->> 'outcome', value ->> 'day'
FROM json_each(:rows)
WHERE true
ON CONFLICT (actor, partner) DO UPDATE SET outcome = excluded.outcome, day = excluded.day;
