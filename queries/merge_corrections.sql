-- Remember what was corrected; of what is remembered already, what is said becomes new.
-- @param rows rows about, one, other, said and words
-- @access write
INSERT INTO correction (about, one, other, said, words)
SELECT value ->> 'about', value ->> 'one', value ->> 'other', value ->> 'said', value ->> 'words'
FROM json_each(:rows)
WHERE true
ON CONFLICT (about, one, other) DO UPDATE SET said = excluded.said, words = excluded.words;
