-- Puts what is on its way in, in a place of its own that goes by itself unless it is committed. Batches are counted, so that one
-- whose answer was lost is not put twice, and none is missed.
--
-- KEYS: 1 batches so far, 2 log, then hashes and the lists of places
-- ARGV: 1 number of this batch, from 0, 2 how long it is kept (ms), then what is put: index of the key, name ('' in a list), value
-- Returns: 'done', or 'lost' where the batches before it are not there
local so_far, batch = tonumber(redis.call('GET', KEYS[1]) or '0'), tonumber(ARGV[1])
if so_far == batch + 1 then
  return 'done'
end
if so_far ~= batch then
  return 'lost'
end
for i = 3, #ARGV, 3 do
  local n = tonumber(ARGV[i])
  if ARGV[i + 1] == '' then
    redis.call('RPUSH', KEYS[n], ARGV[i + 2])
  else
    redis.call('HSET', KEYS[n], ARGV[i + 1], ARGV[i + 2])
  end
end
redis.call('SET', KEYS[1], batch + 1)
for i = 1, #KEYS do
  redis.call('PEXPIRE', KEYS[i], ARGV[2])
end
return 'done'
