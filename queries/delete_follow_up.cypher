// Forget that something is set aside.
// @param actor str id of an actor
// @param partner str id of the other actor of a pair; empty where it is about the one alone
// @access write
MATCH (f:FollowUp {actor: $actor, partner: $partner})
DELETE f;
