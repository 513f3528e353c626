-- Reads the server's clock and the demonstration's, after moving that forward.
--
-- KEYS: 1 meta
-- ARGV: 1 how far (ms)
-- Returns: { now (ms), offset (ms) }
local t = redis.call('TIME')
local offset = redis.call('HGET', KEYS[1], 'offset') or 0
if ARGV[1] ~= '0' then
  offset = redis.call('HINCRBY', KEYS[1], 'offset', ARGV[1])
end
return { t[1] * 1000 + math.floor(t[2] / 1000), tonumber(offset) }
