-- Appends one entry when the journal stands where its writer believes it stands.
-- KEYS  head, log      ARGV  expected version, version after, entry
local FENCED, DONE, DAMAGED = 0, 1, 2

local head = redis.call('HMGET', KEYS[1], 'version', 'base')
local version = head[1] or '0'
if version ~= ARGV[1] then
  return FENCED
end
if redis.call('LLEN', KEYS[2]) ~= tonumber(version) - tonumber(head[2] or '0') then
  return DAMAGED
end
redis.call('RPUSH', KEYS[2], ARGV[3])
redis.call('HSET', KEYS[1], 'version', ARGV[2])
return DONE
