-- Lets one delivery begin, and counts the attempt.
--
-- KEYS: 1 log, 2 leases of the shard, 3 receipts, 4 attempts
-- ARGV: 1 book, 2 token, 3 key of the delivery, 4 folded length, 5 folded last id
-- Returns: { 'lost' }, { 'sent', receipt }, { 'moved', records, regressed (0 or 1) } or { 'begun', attempt }
if not current(KEYS[2], ARGV[1], ARGV[2]) then
  return { 'lost' }
end
local receipt = redis.call('HGET', KEYS[3], ARGV[3])
if receipt then
  return { 'sent', receipt }
end
local tail, regressed = since(KEYS[1], tonumber(ARGV[4]), ARGV[5])
if regressed or tail[1] then
  return { 'moved', tail, regressed and 1 or 0 }
end
return { 'begun', redis.call('HINCRBY', KEYS[4], ARGV[3], 1) }
