-- Records a receipt, unless a newer one is kept. A receipt is kept as "VERSION RECEIPT".
--
-- KEYS: 1 receipts, 2 attempts
-- ARGV: 1 key of the delivery, 2 version, 3 receipt
-- Returns: the receipt that is kept
local kept = redis.call('HGET', KEYS[1], ARGV[1])
if kept and tonumber(string.match(kept, '^%-?%d+')) > tonumber(ARGV[2]) then
  return kept
end
local receipt = ARGV[2] .. ' ' .. ARGV[3]
redis.call('HSET', KEYS[1], ARGV[1], receipt)
redis.call('HDEL', KEYS[2], ARGV[1])
return receipt
