-- Moves the earliest time at which a pending notice may be sent.
--
-- KEYS: 1 leases of the shard, 2 notices, 3 deferred
-- ARGV: 1 book, 2 token, 3 key of the notice, 4 when
-- Returns: 'lost' or 'done'
if not current(KEYS[1], ARGV[1], ARGV[2]) then
  return 'lost'
end
if redis.call('HEXISTS', KEYS[2], ARGV[3]) == 1 then
  redis.call('HSET', KEYS[3], ARGV[3], ARGV[4])
end
return 'done'
