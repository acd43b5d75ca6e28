-- Marks a journal that lost entries. The first mark stays; what is known of its heights only grows.
-- KEYS  journal      ARGV  highest version known, highest version of the state seen, milliseconds since 1970, why,
--                     highest version of which whoever found it can know
-- Returns  the mark: found, known, seen, milliseconds, why; nothing when that loss was accepted since
local head = redis.call('HMGET', KEYS[1], 'version', 'lost', 'known', 'seen', 'gaps')
if not head[2] then
  for next in string.gmatch(head[5] or '', ':(%d+)') do
    if tonumber(ARGV[5]) < tonumber(next) then
      return ''
    end
  end
end
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
