-- Proves that the server takes writes, and keeps the number of shards that was chosen first.
--
-- KEYS: 1 meta
-- ARGV: 1 number of shards
-- Returns: { number of shards, now (ms) }
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
redis.call('HSET', KEYS[1], 'ready', string.format('%.0f', now))
redis.call('HSETNX', KEYS[1], 'shards', ARGV[1])
return { tonumber(redis.call('HGET', KEYS[1], 'shards')), now }
