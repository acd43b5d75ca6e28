-- Keeps a snapshot, and forgets the entries it covers when asked to.
-- KEYS  head, log      ARGV  version, snapshot, 1 to trim
local IGNORED, DONE, DAMAGED = 0, 1, 2

local head = redis.call('HMGET', KEYS[1], 'version', 'base', 'snapshotVersion')
local version = tonumber(head[1] or '0')
local base = tonumber(head[2] or '0')
local at = tonumber(ARGV[1])
if at > version or at < tonumber(head[3] or '0') then
  return IGNORED
end
if redis.call('LLEN', KEYS[2]) ~= version - base then
  return DAMAGED
end
redis.call('HSET', KEYS[1], 'snapshotVersion', ARGV[1], 'snapshot', ARGV[2])
if ARGV[3] == '1' and at > base then
  redis.call('LTRIM', KEYS[2], at - base, -1)
  redis.call('HSET', KEYS[1], 'base', ARGV[1])
end
return DONE
