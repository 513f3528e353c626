-- Keeps a half-filled form. The whole hash goes when the last of its forms does.
--
-- KEYS: 1 drafts of the person
-- ARGV: 1 command, 2 when it ends (ms), 3 draft
-- Returns: 'done'
local t = redis.call('TIME')
local left = math.max(ARGV[2] - (t[1] * 1000 + math.floor(t[2] / 1000)), redis.call('PTTL', KEYS[1]))
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. ARGV[3])
redis.call('PEXPIRE', KEYS[1], string.format('%.0f', left))
return 'done'
