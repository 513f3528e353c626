package redis

// TagOf is the hash tag of a book, with the default number of shards.
func TagOf(prefix, book string) string {
	return keyring{prefix, Options{}.withDefaults().Shards}.shardOf(book).tag
}
