-- Where the journal stands, in one consistent look.
-- KEYS  journal      Returns  version, base, snapshot's version, snapshot, 1 when the newest entry is there,
--                                 when and why it is not trusted any more
local head = redis.call('HMGET', KEYS[1], 'version', 'base', 'snapshotVersion', 'snapshot', 'lost')
local version = head[1] or '0'
return {
  tonumber(version),
  tonumber(head[2] or '0'),
  tonumber(head[3] or '0'),
  head[4] or '',
  redis.call('HEXISTS', KEYS[1], version),
  head[5] or ''
}
