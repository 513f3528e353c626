-- Reads the last messages of a place.
--
-- KEYS: 1 messages, 2 contents, 3 keys of the place
-- ARGV: 1 how many
-- Returns: "NUMBER MESSAGE" and content, in turns, oldest first
local said = {}
for _, key in ipairs(redis.call('LRANGE', KEYS[3], -ARGV[1], -1)) do
  table.insert(said, redis.call('HGET', KEYS[1], key))
  table.insert(said, redis.call('HGET', KEYS[2], key))
end
return said
