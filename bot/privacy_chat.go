package bot

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/storage"
)

// RewriteChat changes what stands in the messages of the web chat, which we keep ourselves: what people wrote there too. On other
// platforms only their owners can. Author is empty for our own messages.
func (r *Request) RewriteChat(change func(author, words string) string) error {
	for _, place := range r.chats() {
		said, err := r.desk.Books.Store.Said(r.Context, r.book.ID, place, math.MaxInt32)
		if err != nil {
			return fmt.Errorf("read the web chat: %w", err)
		}
		for _, m := range said {
			if err := r.rewriteMessage(m, change); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *Request) rewriteMessage(m storage.WebMessage, change func(author, words string) string) error {
	var content any
	if !json.Valid(m.Content) { // not ours to understand
		return nil
	}
	_ = json.Unmarshal(m.Content, &content) // it is valid
	now, err := json.Marshal(changed(content, func(words string) string { return change(m.Author, words) }))
	if err != nil {
		return fmt.Errorf("rewrite a message: %w", err)
	}
	var before any
	_ = json.Unmarshal(m.Content, &before)
	if same, err := json.Marshal(before); err == nil && bytes.Equal(same, now) {
		return nil
	}
	if err := r.desk.Books.Store.Edit(r.Context, r.book.ID, m.Key, now); err != nil {
		return fmt.Errorf("rewrite a message: %w", err)
	}
	return nil
}

// changed is a value as JSON gives it, with every string in it changed.
func changed(value any, change func(string) string) any {
	switch value := value.(type) {
	case string:
		return change(value)
	case []any:
		for i := range value {
			value[i] = changed(value[i], change)
		}
	case map[string]any:
		for name := range value {
			value[name] = changed(value[name], change)
		}
	}
	return value
}

// chats are the places of the web chat that there can be; none, where there is no web chat.
func (r *Request) chats() []string {
	var channels, people []string
	for _, channel := range r.State().Linked() {
		if place, ok := strings.CutPrefix(channel, "web:"); ok {
			channels = append(channels, place)
		}
	}
	web := len(channels) > 0
	for _, p := range r.People {
		people = append(people, Direct(Account{User: p.ID})) // there everybody is called as in the register
		for _, a := range p.Accounts {
			web = web || a.Platform == "web"
			if a.Platform == "web" {
				people = append(people, Direct(a))
			}
		}
	}
	if !web {
		return nil
	}
	places := slices.Concat(channels, people)
	slices.Sort(places)
	return slices.Compact(places)
}
