// Forget everything that was corrected.
// @access write
MATCH (c:Correction)
WHERE c.about IS NOT NULL
DELETE c;
