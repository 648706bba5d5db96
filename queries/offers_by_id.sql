-- Offers by their ids, by id.
-- @param ids list ids of offers
-- @return offer map an offer
-- @access read
SELECT o.record AS offer
FROM offer_record AS o
WHERE o.id IN (SELECT value FROM json_each(:ids))
ORDER BY o.id;
