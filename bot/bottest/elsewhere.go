package bottest

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Elsewhere is a platform beside the web chat, as far as a story or a check wants to know what was said there.
type Elsewhere struct {
	Platform string
	// Heard is all that hangs there, in the order in which it was said, each message with its place as receipts name it:
	// slack:dm/T1/U1. Without a content, only what is on record is held against what should be shown.
	Heard func() []storage.WebMessage
	// Reads are the places there in which a person reads.
	Reads func(person string) []string
	// Beside is one more such platform; nil: there is none.
	Beside *Elsewhere
}

// heard is what hangs in some places; of none, everywhere.
func (e *Elsewhere) heard(places ...string) []storage.WebMessage {
	if e == nil {
		return nil
	}
	all := append(slices.Clone(e.Heard()), e.Beside.heard()...)
	return slices.DeleteFunc(all, func(m storage.WebMessage) bool { return len(places) > 0 && !slices.Contains(places, m.Place) })
}

func (e *Elsewhere) reads(person string) []string {
	if e == nil {
		return nil
	}
	return append(slices.Clone(e.Reads(person)), e.Beside.reads(person)...)
}

// places are where anything hangs, each once.
func (e *Elsewhere) places() []string {
	var all []string
	for _, m := range e.heard() {
		if !slices.Contains(all, m.Place) {
			all = append(all, m.Place)
		}
	}
	return all
}

// open says whether what is said in a place can be read back here. The place is named as receipts name it.
func (e Evidence) open(place string) bool {
	platform, _, _ := strings.Cut(place, ":")
	return platform == web || e.Elsewhere.has(platform)
}

func (e *Elsewhere) has(platform string) bool {
	return e != nil && (e.Platform == platform || e.Beside.has(platform))
}

// placesOf are all places in which somebody can have been told something: they are told it in one of them.
func (s *scene) placesOf(person storage.Person) []string {
	var all []string
	for _, a := range person.Accounts {
		if place := a.Platform + ":" + bot.Direct(a); s.open(place) {
			all = append(all, place)
		}
	}
	return all
}
