// Package site is the public archive of a partnership: what its secretariat has made public by a deliberate act, as pages that
// anybody can read, and the same pages as data.
//
// A site is a function of the state, the names, the words and nothing else: [Site.Page] drafts a page while the book is in hand,
// and the draft is written afterwards, from memory. [Server] serves it, [Export] writes it into a folder for somebody else's
// server. Links are relative, so both are the same bytes.
//
// It knows nothing of the chat, nor of who is a member: it sees what nobody in particular sees.
package site
