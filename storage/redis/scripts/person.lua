-- Writes an entry of the register whole.
--
-- KEYS: 1 people, 2 accounts
-- ARGV: the person (see enter)
-- Returns: 'done'
enter(KEYS[1], KEYS[2], 1)
return 'done'
