package discord

import (
	"context"
	"hash/fnv"
	"strconv"
	"time"
)

// What Discord answers to a nonce is only sure for a few minutes. Whether a letter arrived longer ago is looked up by the
// number of its container, which Discord keeps and nobody sees.

// markOf is the number of the container of a letter. Those that Discord gives by itself are small.
func markOf(key string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(key)) // it never fails
	return int(h.Sum32()>>2 | 1<<30)
}

// found is a message as a channel lists it.
type found struct {
	identified

	Components []struct {
		ID int `json:"id"`
	} `json:"components"`
}

const (
	lookBack  = 24 * time.Hour
	lookPages = 5
	pageOf    = 100 // messages
)

// look looks for a letter among what hangs in a channel. Sure is false where it may hang there all the same: without the
// permission to read what was said before, Discord shows an empty channel.
func (d *Door) look(ctx context.Context, a address, key string) (message string, sure bool, err error) {
	before, mark := "", markOf(key)
	for range lookPages {
		r := to("GET", "/channels/{channel}/messages", a.channel)
		r.path += "?limit=" + strconv.Itoa(pageOf) + before
		var all []found
		if err := d.call(ctx, r, &all); err != nil && code(err) != "50024" { // a forum has no messages of its own
			return "", false, harmless(err)
		}
		for _, m := range all {
			for _, c := range m.Components {
				if c.ID == mark {
					return m.ID, true, nil
				}
			}
		}
		if len(all) < pageOf {
			return "", len(all) > 0 || before != "" || a.server == "", nil
		}
		last := all[len(all)-1].ID
		if d.Now().Sub(made(last)) > lookBack {
			return "", true, nil
		}
		before = "&before=" + last
	}
	return "", false, nil
}

// made is when an id was given (docs.discord.com/developers/reference#snowflakes).
func made(id string) time.Time {
	const epoch = 1420070400000 // the first second of 2015
	n, _ := strconv.ParseInt(id, 10, 64)
	return time.UnixMilli(n>>22 + epoch)
}
