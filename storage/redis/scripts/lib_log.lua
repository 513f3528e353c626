-- since(log, length, last) reads the records after a position: those records and whether the log has regressed. A log that
-- does not have the record called last at that length is given whole. A record begins "ID REQUEST ".
local function since(log, length, last)
  if length == 0 then
    return redis.call('LRANGE', log, 0, -1), false
  end
  local tail = redis.call('LRANGE', log, length - 1, -1)
  if tail[1] and string.match(tail[1], '^[^ ]+') == last then
    table.remove(tail, 1)
    return tail, false
  end
  return redis.call('LRANGE', log, 0, -1), true
end
