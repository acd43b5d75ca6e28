-- One page of entries.
-- KEYS  journal      ARGV  after, max      Returns  status, then the entries
local DONE, DAMAGED, TRIMMED = 1, 2, 3
local unpack = unpack or table.unpack

local head = redis.call('HMGET', KEYS[1], 'version', 'base')
local after = tonumber(ARGV[1])
if after < tonumber(head[2] or '0') then
  return { TRIMMED }
end
local last = math.min(tonumber(head[1] or '0'), after + tonumber(ARGV[2]))
local entries = {}
for first = after + 1, last, 500 do
  local fields = {}
  for version = first, math.min(last, first + 499) do
    fields[#fields + 1] = string.format('%.0f', version)
  end
  for _, entry in ipairs(redis.call('HMGET', KEYS[1], unpack(fields))) do
    if not entry then
      return { DAMAGED }
    end
    entries[#entries + 1] = entry
  end
end
if #entries < last - after then
  return { DAMAGED }
end
return { DONE, entries }
