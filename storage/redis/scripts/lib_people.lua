-- leave(accounts, person) makes a person's accounts lead nowhere. A register is a few hundred people.
local function leave(accounts, person)
  local all = redis.call('HGETALL', accounts)
  for i = 1, #all, 2 do
    if all[i + 1] == person then
      redis.call('HDEL', accounts, all[i])
    end
  end
end

-- enter(people, accounts, i) writes the entry at ARGV[i]: id, entry, number of accounts, accounts. It returns what is next.
local function enter(people, accounts, i)
  local id, last = ARGV[i], i + 2 + tonumber(ARGV[i + 2])
  leave(accounts, id)
  for a = i + 3, last do
    redis.call('HSET', accounts, ARGV[a], id)
  end
  redis.call('HSET', people, id, ARGV[i + 1])
  return last + 1
end
