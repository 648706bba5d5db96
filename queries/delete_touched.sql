-- Forget which actors earlier writes touched, but for the last versions, and what is told of versions to come.
-- @param kept int how many versions are kept
-- @access write
DELETE FROM touched
WHERE version <= (SELECT g.version FROM graph AS g) - :kept
    OR version > (SELECT g.version FROM graph AS g);
