package redis

import (
	"fmt"
	"hash/fnv"
	"net/url"

	"github.com/partnership-secretariat/secretariat/storage"
)

// keyring names every key. All of one book, and the attention of its shard, have one hash tag, {PREFIX:SHARD}, so that one
// script may touch them in a Cluster too.
type keyring struct {
	prefix string
	shards int
}

// shard names what the books of one shard share.
type shard struct{ tag string }

// book names what belongs to one book.
type book struct {
	shard
	name string
}

func (k keyring) book(id storage.BookID) (book, error) {
	return book{k.shardOf(string(id)), string(id)}, id.Check()
}

func (k keyring) shardOf(name string) shard {
	hash := fnv.New32a()
	hash.Write([]byte(name))
	return k.shard(int(hash.Sum32() % uint32(k.shards)))
}

func (k keyring) shard(n int) shard { return shard{fmt.Sprintf("{%s:%02d}", k.prefix, n)} }

func (k keyring) meta() string { return "{" + k.prefix + "}:meta" }
func (k keyring) installations(platform string) string {
	return "{" + k.prefix + "}:installations:" + platform
}
func (k keyring) blob(hash string) string { return k.shardOf(hash).tag + ":blob:" + hash }

func (s shard) attention() string { return s.tag + ":attention" } // sorted set: book by when to look at it
func (s shard) leases() string    { return s.tag + ":leases" }    // hash: lease by book
func (s shard) books() string     { return s.tag + ":books" }     // set: book

func (b book) key(what string) string { return b.tag + ":book:" + b.name + ":" + what }

func (b book) log() string      { return b.key("log") }      // list: record
func (b book) texts() string    { return b.key("texts") }    // hash: words by id
func (b book) people() string   { return b.key("people") }   // hash: person by id
func (b book) accounts() string { return b.key("accounts") } // hash: person's id by account
func (b book) cursor() string   { return b.key("cursor") }   // number
func (b book) notices() string  { return b.key("notices") }  // hash: notice by key
func (b book) deferred() string { return b.key("deferred") } // hash: not before, by key of the notice
func (b book) receipts() string { return b.key("receipts") } // hash: version and receipt by key
func (b book) attempts() string { return b.key("attempts") } // hash: number by key of the delivery
func (b book) posted() string   { return b.key("posted") }   // hash: receipt by key of the delivery, of what showed somebody's name or words
func (b book) met() string      { return b.key("met") }      // hash: 1 by name of a place, where somebody knows us
func (b book) messages() string { return b.key("messages") } // hash: number and message by key
func (b book) contents() string { return b.key("contents") } // hash: content by key of the message

func (b book) place(name string) string    { return b.key("place:" + url.PathEscape(name)) }    // list: key of a message
func (b book) drafts(person string) string { return b.key("drafts:" + url.PathEscape(person)) } // hash: draft by command
