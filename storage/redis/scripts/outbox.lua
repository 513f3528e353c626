-- Reads everything of one book that is pending or open, as it is at one moment.
--
-- KEYS: 1 cursor, 2 notices, 3 deferred, 4 receipts, 5 attempts
-- Returns: { cursor, notices, deferred, receipts, attempts }; the last four with names and values in turns
return {
  redis.call('GET', KEYS[1]) or '0',
  redis.call('HGETALL', KEYS[2]),
  redis.call('HGETALL', KEYS[3]),
  redis.call('HGETALL', KEYS[4]),
  redis.call('HGETALL', KEYS[5]),
}
