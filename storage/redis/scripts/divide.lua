-- Puts parts in the place of pending notices. One that is not pending is passed over, and so are its parts.
--
-- KEYS: 1 leases of the shard, 2 notices, 3 deferred
-- ARGV: 1 book, 2 token, then for each notice its key, the number of its parts, and these (key, notice)
-- Returns: 'lost' or 'done'
if not current(KEYS[1], ARGV[1], ARGV[2]) then
  return 'lost'
end
local i = 3
while i <= #ARGV do
  local last = i + 1 + 2 * tonumber(ARGV[i + 1])
  if redis.call('HDEL', KEYS[2], ARGV[i]) == 1 then
    redis.call('HDEL', KEYS[3], ARGV[i])
    for j = i + 2, last, 2 do
      redis.call('HSET', KEYS[2], ARGV[j], ARGV[j + 1])
    end
  end
  i = last + 1
end
return 'done'
