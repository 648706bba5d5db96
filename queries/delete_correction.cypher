// Forget what was corrected of one thing.
// @param about str what it is about: a heading or a pair
// @param one str the role of the sheet, or the smaller id
// @param other str the folded heading, or the other id
// @access write
MATCH (c:Correction {about: $about, one: $one, other: $other})
DELETE c;
