-- Puts the demonstration's clock where it begins, unless it has an offset already.
--
-- KEYS: 1 meta
-- ARGV: 1 offset (ms)
-- Returns: the offset that holds (ms)
redis.call('HSETNX', KEYS[1], 'offset', ARGV[1])
return tonumber(redis.call('HGET', KEYS[1], 'offset'))
