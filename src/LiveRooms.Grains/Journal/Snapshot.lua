-- Keeps a snapshot, and forgets the entries it covers when asked to.
-- KEYS  journal      ARGV  version, snapshot, 1 to trim
local REFUSED, DONE = 0, 1
local SWEEP = 50000
local unpack = unpack or table.unpack

local head = redis.call('HMGET', KEYS[1], 'version', 'snapshotVersion', 'swept')
local at = tonumber(ARGV[1])
if at > tonumber(head[1] or '0') or at < tonumber(head[2] or '0') then
  return REFUSED
end
if ARGV[3] ~= '1' then
  redis.call('HSET', KEYS[1], 'snapshotVersion', ARGV[1], 'snapshot', ARGV[2])
  return DONE
end
-- The snapshot and the new base stand or fall together. What lies below the base is nobody's: a sweep that was
-- cut short is taken up by the next one.
redis.call('HSET', KEYS[1], 'snapshotVersion', ARGV[1], 'snapshot', ARGV[2], 'base', ARGV[1])
local swept = tonumber(head[3] or '0')
local last = math.min(at, swept + SWEEP)
for first = swept + 1, last, 500 do
  local fields = {}
  for version = first, math.min(last, first + 499) do
    fields[#fields + 1] = string.format('%.0f', version)
  end
  redis.call('HDEL', KEYS[1], unpack(fields))
end
if last > swept then
  redis.call('HSET', KEYS[1], 'swept', string.format('%.0f', last))
end
return DONE
