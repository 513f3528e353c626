-- Makes what was put a book, all at once.
--
-- KEYS: 1 batches so far, 2 log of the book, 3 attention of the shard, 4 leases of the shard, 5 books of the shard, 6 cursor of
--       the book, then where things were put and where they belong, in turns
-- ARGV: 1 book, 2 number of batches, 3 when to look (ms), 4 cursor
-- Returns: 'done', 'exists' where the book has been begun meanwhile, or 'lost' where not all that was put is there
local so_far = redis.call('GET', KEYS[1])
if so_far == 'committed' then
  return 'done' -- the answer to the first try was lost
end
if so_far ~= ARGV[2] then
  return 'lost'
end
if redis.call('EXISTS', KEYS[2]) == 1 then
  return 'exists'
end
for i = 7, #KEYS, 2 do
  if redis.call('EXISTS', KEYS[i]) == 1 then
    redis.call('RENAME', KEYS[i], KEYS[i + 1])
    redis.call('PERSIST', KEYS[i + 1])
  else
    redis.call('DEL', KEYS[i + 1]) -- beside a book that was never begun
  end
end
redis.call('SET', KEYS[6], ARGV[4])
redis.call('SADD', KEYS[5], ARGV[1])
look(KEYS[3], KEYS[4], ARGV[1], ARGV[3])
redis.call('SET', KEYS[1], 'committed', 'KEEPTTL')
return 'done'
