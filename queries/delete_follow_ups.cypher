// Forget everything that is set aside.
// @access write
MATCH (f:FollowUp)
DELETE f;
