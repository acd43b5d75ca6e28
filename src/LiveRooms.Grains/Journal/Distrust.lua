-- Marks a journal that lost entries. The first mark stays.
-- KEYS  journal      ARGV  why
local DONE = 1
redis.call('HSETNX', KEYS[1], 'lost', ARGV[1])
return DONE
