-- Appends one entry when the journal stands where its writer believes it stands.
-- KEYS  journal      ARGV  expected version, version after, entry
local REFUSED, DONE, DAMAGED, LOST = 0, 1, 2, 4

local head = redis.call('HMGET', KEYS[1], 'version', 'base', 'lost')
local version = head[1] or '0'
-- Below what its writer knows to be stored, or below what somebody else knew.
if head[3] or tonumber(version) < tonumber(ARGV[1]) then
  return LOST
end
if version ~= ARGV[1] then
  return REFUSED
end
if version ~= (head[2] or '0') and redis.call('HEXISTS', KEYS[1], version) == 0 then
  return DAMAGED
end
-- One command for both: the embedded store logs a script's commands one by one, and may be killed between two.
redis.call('HSET', KEYS[1], 'version', ARGV[2], ARGV[2], ARGV[3])
return DONE
