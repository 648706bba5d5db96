-- What actors offer, by id.
-- @param ids list ids of actors; null for all
-- @return offer map an offer
-- @access read
SELECT o.record AS offer
FROM offer_record AS o
WHERE :ids IS NULL OR o.actor IN (SELECT value FROM json_each(:ids))
ORDER BY o.id;
