// Forget everything that is set aside.
// @access write
MATCH (f:FollowUp)
WHERE f.actor IS NOT NULL
DELETE f;
