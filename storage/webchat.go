package storage

import (
	"context"
	"time"
)

// WebChat keeps the messages of the local web chat, which has no server of its own that could.
type WebChat interface {
	// Say adds a message to a place. A message whose key is there already is not added again: the answer is the one kept.
	Say(ctx context.Context, book BookID, m WebMessage) (WebMessage, error)
	// Edit replaces the content of a message; ErrNotFound where there is none.
	Edit(ctx context.Context, book BookID, key string, content []byte) error
	// Said reads the messages of a place, oldest first, at most the last limit of them.
	Said(ctx context.Context, book BookID, place string, limit int) ([]WebMessage, error)
}

// WebMessage is one message of the web chat.
type WebMessage struct {
	Key     string    `json:"key"`
	Place   string    `json:"place"`
	Number  int64     `json:"number"` // in the order of the book's web chat, from 1; given by Say
	Author  string    `json:"author"` // a person's id; empty: the bot
	Content []byte    `json:"content"`
	At      time.Time `json:"at"`
}
