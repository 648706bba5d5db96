-- What coordinators corrected in their files, by what it is about, then by what it says it of.
-- @return about str what it is about: a heading or a pair
-- @return one str the role of the sheet, or the smaller id
-- @return other str the folded heading, or the other id
-- @return said str the column, empty where it is left out; or same, or apart
-- @return words str how people call it
-- @access read
SELECT c.about AS about, c.one AS one, c.other AS other, c.said AS said, c.words AS words
FROM correction AS c
ORDER BY c.about, c.one, c.other;
