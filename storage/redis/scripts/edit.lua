-- Replaces the content of a message.
--
-- KEYS: 1 contents
-- ARGV: 1 key, 2 content
-- Returns: 'missing' or 'done'
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then
  return 'missing'
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 'done'
