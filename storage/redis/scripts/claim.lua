-- Takes the lease on the book of one shard that is longest overdue.
--
-- KEYS: 1 attention of the shard, 2 leases of the shard
-- ARGV: 1 now (ms, book time), 2 how long the lease is (ms)
-- Returns: { book, token, misses }, or { '', when the next is due }, or {} where the shard knows no book
local now = tonumber(ARGV[1])
while true do
  local first = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
  local book, due = first[1], tonumber(first[2])
  if not book then
    return {}
  end
  if due > now then
    return { '', due }
  end
  local l, clock = lease(KEYS[2], book), machine()
  if l.ends <= clock then
    if l.ends ~= 0 then
      l.misses = l.misses + 1 -- the claim before was never settled
    end
    l.token, l.span, l.ends = l.token + 1, tonumber(ARGV[2]), clock + ARGV[2]
    keep(KEYS[2], book, l)
    redis.call('ZADD', KEYS[1], string.format('%.0f', now + l.span), book)
    return { book, l.token, l.misses }
  end
  -- Somebody looks already. Come back when that lease ends, so that the next round finds another book.
  redis.call('ZADD', KEYS[1], string.format('%.0f', now + l.ends - clock), book)
end
