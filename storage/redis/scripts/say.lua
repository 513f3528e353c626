-- Adds a message to a place of the web chat, once.
--
-- KEYS: 1 messages, 2 contents, 3 keys of the place
-- ARGV: 1 key, 2 message without its number and content, 3 content
-- Returns: { "NUMBER MESSAGE", content } as kept
local kept = redis.call('HGET', KEYS[1], ARGV[1])
if kept then
  return { kept, redis.call('HGET', KEYS[2], ARGV[1]) }
end
local message = (redis.call('HLEN', KEYS[1]) + 1) .. ' ' .. ARGV[2]
redis.call('HSET', KEYS[1], ARGV[1], message)
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
redis.call('RPUSH', KEYS[3], ARGV[1])
return { message, ARGV[3] }
