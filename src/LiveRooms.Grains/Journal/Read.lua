-- One page of entries: as many as were asked for, or fewer when they grow large; at least one when any follows.
-- KEYS  journal      ARGV  after, max, bytes after which no more are added      Returns  status, then the entries
local DONE, DAMAGED, TRIMMED, LOST = 1, 2, 3, 4
local STEP = 16
local unpack = unpack or table.unpack

local head = redis.call('HMGET', KEYS[1], 'version', 'base')
local after = tonumber(ARGV[1])
if after < tonumber(head[2] or '0') then
  return { TRIMMED }
end
-- Whoever asks has read what is not there any more.
if after > tonumber(head[1] or '0') then
  return { LOST }
end
local last = math.min(tonumber(head[1] or '0'), after + tonumber(ARGV[2]))
local room = tonumber(ARGV[3])
local entries = {}
local first = after + 1
while first <= last and room > 0 do
  local upto = math.min(last, first + STEP - 1)
  local fields = {}
  for version = first, upto do
    fields[#fields + 1] = string.format('%.0f', version)
  end
  for _, entry in ipairs(redis.call('HMGET', KEYS[1], unpack(fields))) do
    if not entry then
      return { DAMAGED }
    end
    entries[#entries + 1] = entry
    room = room - #entry
  end
  if #entries < upto - after then
    return { DAMAGED }
  end
  first = upto + 1
end
return { DONE, entries }
