-- Reads a person's half-filled forms that have not ended.
--
-- KEYS: 1 drafts of the person
-- Returns: drafts
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local alive = {}
for _, draft in ipairs(redis.call('HVALS', KEYS[1])) do
  local ends, form = string.match(draft, '^(%-?%d+) (.*)$')
  if tonumber(ends) > now then
    table.insert(alive, form)
  end
end
return alive
