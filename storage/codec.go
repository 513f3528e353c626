package storage

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"unique"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// UnknownEventError says that a newer release has written to this book. Whoever meets one neither decides nor delivers.
type UnknownEventError struct{ Name string }

func (e *UnknownEventError) Error() string {
	return "storage: this release does not know the event " + e.Name
}

// envelope is the first line of a record's data; the event itself is the second. Two lines, so that each is read once.
type envelope struct {
	Event string               `json:"event"`
	By    partnership.PersonID `json:"by,omitempty"`
	For   partnership.PersonID `json:"for,omitempty"`
	How   partnership.Medium   `json:"how,omitempty"`
	On    calendar.Date        `json:"on,omitzero"`
	Terms string               `json:"terms,omitempty"`
}

// encode writes a record of the minute book as a record of the log.
func encode(r partnership.Record) (Record, error) {
	name := partnership.EventName(r.Event)
	if name == "" {
		return Record{}, fmt.Errorf("encode record: %T has no name", r.Event)
	}
	head, err := json.Marshal(envelope{Event: name, By: r.By, For: r.For, How: r.How, On: r.On, Terms: r.Terms})
	if err != nil {
		return Record{}, fmt.Errorf("encode record: %w", err)
	}
	body, err := json.Marshal(r.Event)
	if err != nil {
		return Record{}, fmt.Errorf("encode %s: %w", name, err)
	}
	data := append(append(head, '\n'), body...)
	return Record{ID: r.ID, Request: r.Request, At: r.At, Data: data}, nil
}

// decoder reads the records of a tail. The same people do the same things again and again, so that many records have the
// same first line; each of these is read once.
type decoder map[string]envelope

// decode reads a record of the log. Fields that this release does not know are passed over, events are not.
func (d decoder) decode(r Record) (partnership.Record, error) {
	head, body, ok := bytes.Cut(r.Data, []byte{'\n'})
	if !ok {
		return partnership.Record{}, fmt.Errorf("decode record %s: no event", r.ID)
	}
	env, err := d.envelope(head)
	if err != nil {
		return partnership.Record{}, fmt.Errorf("decode record %s: %w", r.ID, err)
	}
	kind := partnership.EventType(env.Event)
	if kind == nil {
		return partnership.Record{}, &UnknownEventError{Name: env.Event}
	}
	event := reflect.New(kind)
	if err := json.Unmarshal(body, event.Interface()); err != nil {
		return partnership.Record{}, fmt.Errorf("decode %s %s: %w", env.Event, r.ID, err)
	}
	share(event.Elem())
	return partnership.Record{
		ID: r.ID, Request: r.Request, At: r.At, By: env.By, For: env.For, How: env.How, On: env.On, Terms: env.Terms,
		Event: event.Elem().Interface().(partnership.Event),
	}, nil
}

func (d decoder) envelope(head []byte) (envelope, error) {
	if env, ok := d[string(head)]; ok {
		return env, nil
	}
	var env envelope
	if err := json.Unmarshal(head, &env); err != nil {
		return env, err
	}
	env.By, env.For, env.How, env.Terms = shared(env.By), shared(env.For), shared(env.How), shared(env.Terms)
	d[string(head)] = env
	return env, nil
}

// repeated says where each kind of event has strings that others have too: all but the ids of texts.
var repeated = func() map[reflect.Type][][]int {
	all := map[reflect.Type][][]int{}
	for _, name := range partnership.EventNames() {
		kind := partnership.EventType(name)
		all[kind] = stringsIn(kind, nil)
	}
	return all
}()

func stringsIn(t reflect.Type, at []int) (paths [][]int) {
	for field := range t.Fields() {
		path := slices.Concat(at, field.Index)
		switch {
		case field.Type.Kind() == reflect.Struct:
			paths = append(paths, stringsIn(field.Type, path)...)
		case field.Type.Kind() == reflect.String && field.Type != reflect.TypeFor[partnership.TextID]():
			paths = append(paths, path)
		}
	}
	return paths
}

// share lets an event use the one copy of such strings.
func share(event reflect.Value) {
	for _, path := range repeated[event.Type()] {
		field := event.FieldByIndex(path)
		field.SetString(shared(field.String()))
	}
}

// shared is the one copy of a string. People, groups and meetings are in nearly every record of a book.
func shared[T ~string](s T) T { return unique.Make(s).Value() }
