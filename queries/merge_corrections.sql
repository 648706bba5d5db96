-- Remember what was corrected; of what is remembered already, what is said becomes new.
-- @param rows rows about, one, other and said
-- @access write
INSERT INTO correction (about, one, other, said)
SELECT value ->> 'about', value ->> 'one', value ->> 'other', value ->> 'said'
FROM json_each(:rows)
WHERE true
ON CONFLICT (about, one, other) DO UPDATE SET said = excluded.said;
