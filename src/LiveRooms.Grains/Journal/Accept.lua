-- What the journal holds is true again.
-- KEYS  journal
local DONE = 1
redis.call('HDEL', KEYS[1], 'lost', 'known', 'seen')
return DONE
