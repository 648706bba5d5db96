-- The actors whose ties, offers and needs some are, and the partners of some actors on any day; by id.
-- @param ties list ids of ties
-- @param offers list ids of offers
-- @param needs list ids of needs
-- @param actors list ids of actors
-- @return id str id of an actor
-- @access read
SELECT t.source AS id FROM tie AS t WHERE t.id IN (SELECT value FROM json_each(:ties))
UNION
SELECT t.target AS id FROM tie AS t WHERE t.id IN (SELECT value FROM json_each(:ties))
UNION
SELECT t.target AS id FROM tie AS t WHERE t.source IN (SELECT value FROM json_each(:actors))
UNION
SELECT t.source AS id FROM tie AS t WHERE t.target IN (SELECT value FROM json_each(:actors))
UNION
SELECT o.actor AS id FROM offer AS o WHERE o.id IN (SELECT value FROM json_each(:offers))
UNION
SELECT n.actor AS id FROM need AS n WHERE n.id IN (SELECT value FROM json_each(:needs))
ORDER BY id;
