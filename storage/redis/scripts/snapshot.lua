-- Reads where a book stands, its register and everything that is pending or open, as it is at one moment.
--
-- KEYS: 1 log, 2 people, 3 accounts, 4 cursor, 5 notices, 6 deferred, 7 receipts, 8 attempts
-- Returns: { length of the log, last record, entries, accounts, cursor, notices, deferred, receipts, attempts }; accounts and
--          the last four with names and values in turns
return {
  redis.call('LLEN', KEYS[1]),
  redis.call('LINDEX', KEYS[1], -1) or '',
  redis.call('HVALS', KEYS[2]),
  redis.call('HGETALL', KEYS[3]),
  redis.call('GET', KEYS[4]) or '0',
  redis.call('HGETALL', KEYS[5]),
  redis.call('HGETALL', KEYS[6]),
  redis.call('HGETALL', KEYS[7]),
  redis.call('HGETALL', KEYS[8]),
}
