-- One page of entries.
-- KEYS  head, log      ARGV  after, max      Returns  status, then the entries
local DONE, DAMAGED, TRIMMED = 1, 2, 3

local head = redis.call('HMGET', KEYS[1], 'version', 'base')
local version = tonumber(head[1] or '0')
local base = tonumber(head[2] or '0')
local after = tonumber(ARGV[1])
if after < base then
  return { TRIMMED }
end
if after >= version then
  return { DONE, {} }
end
local count = math.min(tonumber(ARGV[2]), version - after)
local entries = redis.call('LRANGE', KEYS[2], after - base, after - base + count - 1)
if #entries ~= count then
  return { DAMAGED }
end
return { DONE, entries }
