-- Reads the register as it is at one moment.
--
-- KEYS: 1 people, 2 accounts
-- Returns: { entries, accounts and whom they lead to, in turns }
return { redis.call('HVALS', KEYS[1]), redis.call('HGETALL', KEYS[2]) }
