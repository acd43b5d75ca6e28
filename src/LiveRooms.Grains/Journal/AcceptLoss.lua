-- Ends the distrust by an entry far above what is left. The versions between are a gap: nobody's for good.
-- KEYS  journal      ARGV  version that is left, version of the entry, entry
local REFUSED, DONE = 0, 1

local head = redis.call('HMGET', KEYS[1], 'version', 'lost', 'gaps')
if not head[2] or (head[1] or '0') ~= ARGV[1] then
  return REFUSED
end
local gap = ARGV[1] .. ':' .. ARGV[2]
local gaps = head[3] and (head[3] .. ',' .. gap) or gap
-- The entry and its gap stand or fall together. Cut short here, the journal is still marked, and accepted once more.
redis.call('HSET', KEYS[1], 'version', ARGV[2], ARGV[2], ARGV[3], 'gaps', gaps)
redis.call('HDEL', KEYS[1], 'lost', 'known', 'seen')
return DONE
