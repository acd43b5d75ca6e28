-- Marks a journal that lost entries. The first mark stays; what is known of its heights only grows.
-- KEYS  journal      ARGV  highest version known, highest version of the state seen, milliseconds since 1970, why
-- Returns  the mark: found, known, seen, milliseconds, why
local head = redis.call('HMGET', KEYS[1], 'version', 'lost', 'known', 'seen')
local known, seen = head[3] or '0', head[4] or '0'
if tonumber(ARGV[1]) > tonumber(known) then
  known = ARGV[1]
end
if tonumber(ARGV[2]) > tonumber(seen) then
  seen = ARGV[2]
end
local lost = head[2] or (ARGV[3] .. ' ' .. ARGV[4])
redis.call('HSET', KEYS[1], 'lost', lost, 'known', known, 'seen', seen)
return (head[1] or '0') .. ' ' .. known .. ' ' .. seen .. ' ' .. lost
