package discord

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Error is Discord saying no to a call.
type Error struct {
	Route  string // POST /channels/{channel}/messages
	Status int    // of HTTP
	Code   int    // as Discord's table has it: 50007; 0 where there is none
	Words  string
	Where  []string      // in the body, and why: components.0.custom_id: BASE_TYPE_BAD_LENGTH
	Wait   time.Duration // before it may be asked again; of a call too many
}

func (e *Error) Error() string {
	words := fmt.Sprintf("discord: %s: %d", e.Route, e.Status)
	if e.Code != 0 {
		words += fmt.Sprintf(" (%d)", e.Code)
	}
	if e.Words != "" {
		words += " " + e.Words
	}
	if len(e.Where) > 0 {
		words += ": " + strings.Join(e.Where, "; ")
	}
	return words
}

// lostError is a call without an answer that can be used.
type lostError struct {
	route   string
	reached bool // it may have reached Discord, and so may have been done
	cause   error
}

func (l *lostError) Error() string {
	return fmt.Sprintf("discord: %s: no answer: %v", l.route, l.cause)
}

func (l *lostError) Unwrap() error { return l.cause }

// class is what is to be done about an error.
type class int

const (
	fault  class = iota // ours: sent again as it is, it fails again
	pause               // to be asked again, when Discord says
	away                // did not reach Discord: nothing was done, to be asked again
	shaky               // may have been done, although the answer is an error or missing
	shut                // the place is closed to us, until somebody mends it
	closed              // a person takes no messages from us
	gone                // there is nobody, or not what was to be changed
	dead                // our token is worth nothing
	late                // an interaction is over
	done                // it was answered already
)

// classes are the codes that are not faults of ours
// (docs.discord.com/developers/topics/opcodes-and-status-codes#json).
var classes = map[int]class{
	10003: shut,   // unknown channel
	10004: shut,   // unknown server
	10008: gone,   // unknown message
	10013: gone,   // unknown user
	10015: late,   // unknown webhook: the token of an interaction is over
	10062: late,   // unknown interaction: answered after three seconds
	10070: gone,   // unknown scheduled event
	20016: pause,  // slow mode of a channel
	20028: pause,  // writes of the channel
	20029: pause,  // writes of the server
	30003: shut,   // pins
	30038: shut,   // scheduled events of the server
	30046: pause,  // edits of old messages
	40001: dead,   // not authorised
	40003: pause,  // conversations are opened too fast
	40058: shut,   // a forum takes posts, and no messages
	40060: done,   // acknowledged already
	40067: shut,   // the forum wants a tag
	50001: shut,   // we do not see the place
	50007: closed, // they take no messages from us
	50013: shut,   // we may not
	50014: dead,   // the token is no token
	50024: shut,   // not in this kind of channel
	50027: late,   // the token of an interaction is over
	50083: shut,   // the thread is archived
	50278: closed, // no server in common
}

// classOf says what is to be done about an error.
func classOf(err error) class {
	if lost, ok := errors.AsType[*lostError](err); ok {
		if lost.reached {
			return shaky
		}
		return away
	}
	refused, ok := errors.AsType[*Error](err)
	if !ok {
		return fault
	}
	if c, known := classes[refused.Code]; known {
		return c
	}
	switch {
	case refused.Status == http.StatusTooManyRequests:
		return pause
	case refused.Status == http.StatusUnauthorized:
		return dead
	case refused.Status == http.StatusForbidden:
		return shut
	case refused.Status == http.StatusNotFound:
		return gone
	case refused.Status >= http.StatusInternalServerError:
		return shaky
	}
	return fault
}

// code is what Discord called an error, or a word for it.
func code(err error) string {
	refused, ok := errors.AsType[*Error](err)
	switch {
	case !ok:
		return "no answer"
	case refused.Code != 0:
		return fmt.Sprint(refused.Code)
	}
	return fmt.Sprint(refused.Status)
}
