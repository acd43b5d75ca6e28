-- The usual flash sale in Redis: stock, what each viewer has, and the hold, in one script.
-- KEYS  free units, units by viewer, holds      ARGV  viewer, operation, units, limit, deadline
local DONE, NONE_LEFT, OVER_LIMIT = 1, 0, -1
local units = tonumber(ARGV[3])
if tonumber(redis.call('GET', KEYS[1]) or '0') < units then
  return NONE_LEFT
end
if tonumber(redis.call('HGET', KEYS[2], ARGV[1]) or '0') + units > tonumber(ARGV[4]) then
  return OVER_LIMIT
end
redis.call('DECRBY', KEYS[1], units)
redis.call('HINCRBY', KEYS[2], ARGV[1], units)
redis.call('HSET', KEYS[3], ARGV[2], ARGV[1] .. ' ' .. ARGV[3] .. ' ' .. ARGV[5])
return DONE
