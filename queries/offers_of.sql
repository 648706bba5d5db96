-- What actors offer, by id.
-- @param ids list ids of actors; null for all
-- @return offer map an offer
-- @access read
SELECT o.record AS offer
FROM offer_record AS o
WHERE o.actor IN (
        SELECT value FROM json_each(:ids)
        UNION ALL
        SELECT id FROM actor WHERE :ids IS NULL
    )
ORDER BY o.id;
