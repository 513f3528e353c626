-- Records a receipt, unless a newer one is kept. A receipt is kept as "VERSION RECEIPT".
--
-- KEYS: 1 receipts, 2 attempts, 3 posted, 4 met
-- ARGV: 1 key of the delivery, 2 version, 3 receipt, 4 whether it shows anything that may have to be taken down: 1,
--       5 name of the place where somebody has met us with it ('': nowhere)
-- Returns: the receipt that is kept
local kept = redis.call('HGET', KEYS[1], ARGV[1])
if kept and tonumber(string.match(kept, '^%-?%d+')) > tonumber(ARGV[2]) then
  return kept
end
local receipt = ARGV[2] .. ' ' .. ARGV[3]
redis.call('HSET', KEYS[1], ARGV[1], receipt)
redis.call('HDEL', KEYS[2], ARGV[1])
if ARGV[4] == '1' then
  redis.call('HSET', KEYS[3], ARGV[1], ARGV[3])
end
if ARGV[5] ~= '' then
  redis.call('HSET', KEYS[4], ARGV[5], 1)
end
return receipt
