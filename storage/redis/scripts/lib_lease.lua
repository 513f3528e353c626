-- A lease is "TOKEN END SPAN MISSES", in the hash of its shard's leases, by book; END is 0 where it was let go. Ends and
-- spans are milliseconds of the server's own clock. Attention is book time, which a demonstration moves ahead: it is
-- never compared with an END, and what is carried over is only what is left of a lease.
local function machine()
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

local function lease(leases, book)
  local kept = redis.call('HGET', leases, book)
  if not kept then
    return { token = 0, ends = 0, span = 0, misses = 0 }
  end
  local token, ends, span, misses = string.match(kept, '^(%d+) (%d+) (%d+) (%d+)$')
  return { token = tonumber(token), ends = tonumber(ends), span = tonumber(span), misses = tonumber(misses) }
end

local function keep(leases, book, l)
  redis.call('HSET', leases, book, string.format('%.0f %.0f %.0f %.0f', l.token, l.ends, l.span, l.misses))
end

-- A lease that ran out is current until somebody takes the next one.
local function current(leases, book, token)
  local l = lease(leases, book)
  return l.ends ~= 0 and l.token == tonumber(token)
end

-- look brings attention forward where nobody looks already; a book that is missing is added in any case.
local function look(attention, leases, book, at)
  local kept, how = redis.call('HGET', leases, book), 'LT'
  if kept and tonumber(string.match(kept, '^%d+ (%d+)')) > machine() then
    how = 'NX'
  end
  redis.call('ZADD', attention, how, at, book)
end
