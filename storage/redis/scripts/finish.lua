-- Removes notices that are done and receipts that nobody needs.
--
-- KEYS: 1 leases of the shard, 2 notices, 3 deferred, 4 receipts, 5 attempts
-- ARGV: 1 book, 2 token, 3 number of notices, then the keys of the notices and of the receipts
-- Returns: 'lost' or 'done'
if not current(KEYS[1], ARGV[1], ARGV[2]) then
  return 'lost'
end
local last = 3 + tonumber(ARGV[3])
for i = 4, last do
  redis.call('HDEL', KEYS[2], ARGV[i])
  redis.call('HDEL', KEYS[3], ARGV[i])
end
for i = last + 1, #ARGV do
  redis.call('HDEL', KEYS[4], ARGV[i])
  redis.call('HDEL', KEYS[5], ARGV[i])
end
return 'done'
