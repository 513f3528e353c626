-- Adds the records of one request to a book.
--
-- KEYS: 1 log, 2 attention of the shard, 3 leases of the shard, 4 books of the shard, 5 texts, 6 people, 7 accounts
-- ARGV: 1 book, 2 expected length, 3 expected last id, 4 request, 5 when to look (ms),
--       6 number of records, 7 number of texts, 8 number of people, then
--       the records, the texts (id, words) and the people (see enter)
-- Returns: 'written', or { 'already' | 'conflict' | 'regress', records }
local tail, regressed = since(KEYS[1], tonumber(ARGV[2]), ARGV[3])
if regressed then
  return { 'regress', tail }
end
for _, record in ipairs(tail) do
  if string.match(record, '^[^ ]+ ([^ ]+)') == ARGV[4] then
    return { 'already', tail }
  end
end
if tail[1] then
  return { 'conflict', tail }
end

local at = 9
for _ = 1, tonumber(ARGV[6]) do
  redis.call('RPUSH', KEYS[1], ARGV[at])
  at = at + 1
end
for _ = 1, tonumber(ARGV[7]) do
  redis.call('HSET', KEYS[5], ARGV[at], ARGV[at + 1])
  at = at + 2
end
for _ = 1, tonumber(ARGV[8]) do
  at = enter(KEYS[6], KEYS[7], at)
end
if ARGV[2] == '0' then
  redis.call('SADD', KEYS[4], ARGV[1])
end
look(KEYS[2], KEYS[3], ARGV[1], ARGV[5])
return 'written'
