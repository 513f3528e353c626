-- Puts an installation in the place of one of a version. It is kept as "VERSION INSTALLATION", and the version counts up.
--
-- KEYS: 1 installations
-- ARGV: 1 workspace, 2 version that it takes the place of, 0 for none, 3 installation
-- Returns: the installation that is kept
local kept = redis.call('HGET', KEYS[1], ARGV[1])
local version = kept and tonumber(string.match(kept, '^%d+')) or 0
if version ~= tonumber(ARGV[2]) then
  return kept or '0 {}'
end
local installation = string.format('%d', version + 1) .. ' ' .. ARGV[3]
redis.call('HSET', KEYS[1], ARGV[1], installation)
return installation
