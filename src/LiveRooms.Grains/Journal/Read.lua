-- One page of entries: as many as were asked for, or fewer when they grow large or a gap follows; at least one when any follows.
-- KEYS  journal      ARGV  after, max, bytes after which no more are added      Returns  status, the entries, the first one's version
local DONE, DAMAGED, TRIMMED, LOST = 1, 2, 3, 4
local STEP = 16
local unpack = unpack or table.unpack

local head = redis.call('HMGET', KEYS[1], 'version', 'base', 'gaps')
local after = tonumber(ARGV[1])
if after < tonumber(head[2] or '0') then
  return { TRIMMED }
end
-- Whoever asks has read what is not there any more.
if after > tonumber(head[1] or '0') then
  return { LOST }
end
local first = after + 1
local last = math.min(tonumber(head[1] or '0'), after + tonumber(ARGV[2]))
for from, to in string.gmatch(head[3] or '', '(%d+):(%d+)') do
  local left, next = tonumber(from), tonumber(to)
  if after > left and after < next then
    return { TRIMMED } -- It was there before the loss that was accepted.
  elseif after == left then
    first = next
    last = math.min(tonumber(head[1]), next + tonumber(ARGV[2]) - 1)
  elseif first <= left and last > left then
    last = left
  end
end
local version = first
local room = tonumber(ARGV[3])
local entries = {}
while version <= last and room > 0 do
  local upto = math.min(last, version + STEP - 1)
  local fields = {}
  for each = version, upto do
    fields[#fields + 1] = string.format('%.0f', each)
  end
  for _, entry in ipairs(redis.call('HMGET', KEYS[1], unpack(fields))) do
    if not entry then
      return { DAMAGED }
    end
    entries[#entries + 1] = entry
    room = room - #entry
  end
  if #entries < upto - first + 1 then
    return { DAMAGED }
  end
  version = upto + 1
end
return { DONE, entries, first }
