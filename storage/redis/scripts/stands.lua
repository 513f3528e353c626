-- Says whether a log still has what somebody read of it.
--
-- KEYS: 1 log
-- ARGV: 1 book, 2 length, 3 last id
-- Returns: 1, or 0 where it does not
local length = tonumber(ARGV[2])
if length == 0 then
  return 1
end
local record = redis.call('LINDEX', KEYS[1], length - 1)
if record and string.match(record, '^[^ ]+') == ARGV[3] then
  return 1
end
return 0
