-- Forget everything that is set aside.
-- @access write
DELETE FROM follow_up;
