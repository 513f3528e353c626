-- Moves the cursor and adds the notices of what it passed.
--
-- KEYS: 1 leases of the shard, 2 cursor, 3 notices
-- ARGV: 1 book, 2 token, 3 from, 4 to, then the notices (key, notice)
-- Returns: 'lost' or 'done'
if not current(KEYS[1], ARGV[1], ARGV[2]) then
  return 'lost'
end
if (redis.call('GET', KEYS[2]) or '0') == ARGV[3] then
  for i = 5, #ARGV, 2 do
    redis.call('HSET', KEYS[3], ARGV[i], ARGV[i + 1])
  end
  redis.call('SET', KEYS[2], ARGV[4])
end
return 'done'
