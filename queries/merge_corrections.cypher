// Remember what was corrected; of what is remembered already, what is said becomes new.
// @param rows rows about, one, other, said and words
// @access write
UNWIND $rows AS row
MERGE (c:Correction {about: row.about, one: row.one, other: row.other})
SET c.said = row.said, c.words = row.words;
