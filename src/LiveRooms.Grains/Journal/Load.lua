-- Where the journal stands, in one consistent look.
-- KEYS  head, log      Returns  version, base, entries kept, snapshot's version, snapshot
local head = redis.call('HMGET', KEYS[1], 'version', 'base', 'snapshotVersion', 'snapshot')
return {
  tonumber(head[1] or '0'),
  tonumber(head[2] or '0'),
  redis.call('LLEN', KEYS[2]),
  tonumber(head[3] or '0'),
  head[4] or ''
}
