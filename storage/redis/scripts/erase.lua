-- Removes a person's entry and accounts.
--
-- KEYS: 1 people, 2 accounts
-- ARGV: 1 person
-- Returns: 'done'
leave(KEYS[2], ARGV[1])
redis.call('HDEL', KEYS[1], ARGV[1])
return 'done'
