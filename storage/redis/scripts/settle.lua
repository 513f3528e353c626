-- Ends a claim whose work is done, unless the log has moved on.
--
-- KEYS: 1 log, 2 attention of the shard, 3 leases of the shard
-- ARGV: 1 book, 2 token, 3 folded length, 4 folded last id, 5 when to look next (ms)
-- Returns: { 'lost' }, { 'moved', records, regressed (0 or 1) } or { 'settled' }
local book = ARGV[1]
local l = lease(KEYS[3], book)
if l.token == 0 or l.token ~= tonumber(ARGV[2]) then
  return { 'lost' }
end
local tail, regressed = since(KEYS[1], tonumber(ARGV[3]), ARGV[4])
if regressed or tail[1] then
  if l.ends == 0 then
    return { 'lost' }
  end
  local ends = machine() + l.span
  redis.call('ZINCRBY', KEYS[2], string.format('%.0f', ends - l.ends), book)
  l.ends = ends
  keep(KEYS[3], book, l)
  return { 'moved', tail, regressed and 1 or 0 }
end
if l.ends ~= 0 then -- else the answer to the first try was lost
  l.ends, l.misses = 0, 0
  keep(KEYS[3], book, l)
  redis.call('ZADD', KEYS[2], ARGV[5], book)
end
return { 'settled' }
