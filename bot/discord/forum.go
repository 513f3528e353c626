package discord

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
)

// A forum takes no messages, but posts: threads with a first message. What is said there of one meeting goes into one post,
// found by its title; what is about anything else begins a post of its own. There is no nonce for a post, so one that may have
// been begun before is looked for.

// thread is a post of a forum as Discord lists it.
type thread struct {
	identified

	Title  string `json:"name"`
	Parent string `json:"parent_id"`
	Last   string `json:"last_message_id"`
}

// maxThread bounds the title of a thread, in characters (docs.discord.com/developers/resources/channel#channel-object).
const maxThread = 100

// postInForum puts a letter into the post of a forum that has its title, or begins one.
func (d *Door) postInForum(ctx context.Context, a address, l bot.Letter, files []attached, p *posted) error {
	if p.again || d.letters.Doubtful(l) {
		message, sure, err := d.lookInForum(ctx, a, l.Key)
		if err != nil {
			return err
		}
		if message.message != "" {
			*p = message
			return nil
		}
		if p.again = !sure; sure {
			d.letters.Resolved(l)
		}
	}
	if l.Thread == "" {
		return d.beginPost(ctx, a, l, files, p)
	}
	title := plain(l.Thread, maxThread)
	key := a.channel + "/" + title
	known := d.threads.Get(key)
	if known == "" {
		var err error
		if known, err = d.threadCalled(ctx, a, title); err != nil {
			return err
		}
	}
	if known != "" {
		err := d.postWith(ctx, address{server: a.server, channel: known}, l, files, p)
		if code(err) != "10003" {
			d.threads.Put(key, known)
			return err
		}
	}
	err := d.beginPost(ctx, a, l, files, p) // there is none yet, or somebody has deleted it
	if err == nil {
		d.threads.Put(key, p.channel)
	}
	return err
}

// beginPost begins a post in a forum. Its first message has its own number.
func (d *Door) beginPost(ctx context.Context, a address, l bot.Letter, files []attached, p *posted) error {
	var made identified
	title := cmp.Or(l.Thread, strings.ReplaceAll(l.Card.Lead.Words(d.sure(l.Reader)), "\n", " "))
	err := d.inWords(d.message(l, *p), func(m posting) error {
		return d.call(ctx, to("POST", "/channels/{channel}/threads", a.channel).with(map[string]any{
			"name": plain(title, maxThread), "message": said{posting: m, Files: attachments(files)},
		}).and(files), &made)
	})
	p.channel, p.message = made.ID, made.ID
	return err
}

// threadCalled finds the post of a forum that has a title, among those that are open and those that Discord has put away;
// empty: there is none.
func (d *Door) threadCalled(ctx context.Context, a address, title string) (string, error) {
	all, err := d.threadsOf(ctx, a)
	for _, t := range all {
		if t.Title == title {
			return t.ID, nil
		}
	}
	return "", err
}

// threadsOf are the posts of a forum, those first in which something was written last. Where we may not see those that were put
// away, they are left out.
func (d *Door) threadsOf(ctx context.Context, a address) ([]thread, error) {
	var open, away struct {
		Threads []thread `json:"threads"`
	}
	if err := d.call(ctx, to("GET", "/guilds/{guild}/threads/active", a.server), &open); err != nil {
		return nil, harmless(err)
	}
	err := d.call(ctx, to("GET", "/channels/{channel}/threads/archived/public", a.channel), &away)
	if _, refused := errors.AsType[*Error](err); err != nil && (!refused || classOf(err) != shut) {
		return nil, harmless(err)
	}
	all := slices.DeleteFunc(append(open.Threads, away.Threads...), func(t thread) bool { return t.Parent != a.channel })
	slices.SortStableFunc(all, func(a, b thread) int { return made(cmp.Or(b.Last, b.ID)).Compare(made(cmp.Or(a.Last, a.ID))) })
	return all, nil
}

// maxSearched is in how many posts of a forum a letter is looked for.
const maxSearched = 10

// lookInForum looks for a letter in the posts of a forum in which something was written since it may have been sent. Sure is
// false where it may hang there all the same.
func (d *Door) lookInForum(ctx context.Context, a address, key string) (found posted, sure bool, err error) {
	all, err := d.threadsOf(ctx, a)
	if err != nil {
		return posted{}, false, err
	}
	sure = true
	for n, t := range all {
		if d.Now().Sub(made(cmp.Or(t.Last, t.ID))) > lookBack {
			break
		}
		if n == maxSearched {
			return posted{}, false, nil
		}
		message, certain, err := d.look(ctx, address{server: a.server, channel: t.ID}, key)
		if err != nil {
			return posted{}, false, err
		}
		if message != "" {
			return posted{channel: t.ID, message: message}, true, nil
		}
		sure = sure && certain
	}
	return posted{}, sure, nil
}
