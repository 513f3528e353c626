-- Asks that a book be looked at.
--
-- KEYS: 1 attention of the shard, 2 leases of the shard
-- ARGV: 1 book, 2 when (ms)
-- Returns: 'done'
look(KEYS[1], KEYS[2], ARGV[1], ARGV[2])
return 'done'
