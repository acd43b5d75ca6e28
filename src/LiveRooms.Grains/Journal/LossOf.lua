-- KEYS  journal      Returns  its mark, as Distrust does; nothing when it is trusted
local head = redis.call('HMGET', KEYS[1], 'version', 'lost', 'known', 'seen')
if not head[2] then
  return ''
end
return (head[1] or '0') .. ' ' .. (head[3] or '0') .. ' ' .. (head[4] or '0') .. ' ' .. head[2]
