package storage

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// filled is a value of a type with something in every field, no two of them alike where the type allows it.
func filled(typ reflect.Type, next *int) reflect.Value {
	v := reflect.New(typ).Elem()
	*next++
	switch typ.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*next))
	case reflect.String:
		v.SetString(strings.Repeat("é\n", *next))
	case reflect.Slice:
		v.Set(reflect.Append(v, filled(typ.Elem(), next), filled(typ.Elem(), next)))
	case reflect.Struct:
		if _, ok := reflect.TypeAssert[calendar.Date](v); ok {
			return reflect.ValueOf(calendar.Date{Year: 2027, Month: time.March, Day: 1 + *next%28})
		}
		for i := range typ.NumField() {
			v.Field(i).Set(filled(typ.Field(i).Type, next))
		}
	default:
		panic("an event holds a " + typ.String())
	}
	return v
}

func TestEveryEventComesBackAsItWas(t *testing.T) {
	for _, name := range partnership.EventNames() {
		next := 0
		full := filled(partnership.EventType(name), &next).Interface().(partnership.Event)
		empty := reflect.Zero(partnership.EventType(name)).Interface().(partnership.Event)
		for _, event := range []partnership.Event{full, empty} {
			want := partnership.Record{
				ID: "r1.0", Request: "r1", At: time.Date(2027, 3, 18, 14, 0, 0, 1e6, time.UTC), By: "secretary", For: "mayor",
				How: partnership.ByPhone, On: calendar.Date{Year: 2027, Month: time.March, Day: 17}, Terms: "abc", Event: event,
			}
			r, err := encode(want)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			got, err := decoder{}.decode(r)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-written +read):\n%s", name, diff)
			}
			if n := strings.Count(string(r.Data), "\n"); n != 1 {
				t.Errorf("%s: %d line ends, want the one between envelope and event", name, n)
			}
		}
	}
}

// TestARecordReadsLikeThis holds the form of a record still: books outlive releases.
func TestARecordReadsLikeThis(t *testing.T) {
	got, err := encode(partnership.Record{
		ID: "r1.0", Request: "r1", By: "officer", For: "hospital", How: partnership.ByPhone, Terms: "abc",
		On:    calendar.Date{Year: 2027, Month: time.February, Day: 25},
		Event: partnership.ItemDrafted{Number: 147, Meeting: "FULL-2027-03", Minutes: 15},
	})
	want := `{"event":"item-drafted","by":"officer","for":"hospital","how":"phone","on":"2027-02-25","terms":"abc"}
{"number":147,"meeting":"FULL-2027-03","minutes":15}`
	if diff := cmp.Diff(want, string(got.Data)); err != nil || diff != "" {
		t.Errorf("error %v (-want +got):\n%s", err, diff)
	}
}

func TestFieldsOfANewerReleaseArePassedOver(t *testing.T) {
	got, err := decoder{}.decode(Record{ID: "r1.0", Data: []byte(`{"event":"item-taken","by":"officer","mood":"good"}
{"number":7,"because":"she asked"}`)})
	want := partnership.Record{ID: "r1.0", By: "officer", Event: partnership.ItemTaken{Number: 7}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("error %v (-want +got):\n%s", err, diff)
	}
}

func TestEventsOfANewerReleaseAreNot(t *testing.T) {
	_, err := decoder{}.decode(Record{ID: "r1.0", Data: []byte("{\"event\":\"cake-eaten\"}\n{}")})
	var unknown *UnknownEventError
	if !errors.As(err, &unknown) || unknown.Name != "cake-eaten" || !strings.Contains(err.Error(), "cake-eaten") {
		t.Errorf("error %v", err)
	}
}

func TestDamagedRecordsAreNamed(t *testing.T) {
	for name, data := range map[string]string{
		"empty":               "",
		"no event":            `{"event":"item-taken"}`,
		"a broken envelope":   "{\n{}",
		"a broken event":      "{\"event\":\"item-taken\"}\n{",
		"an event of strings": "{\"event\":\"item-taken\"}\n{\"number\":\"seven\"}",
		"a day that is none":  "{\"event\":\"item-taken\",\"on\":\"2027-02-30\"}\n{}",
	} {
		if _, err := (decoder{}).decode(Record{ID: "r1.0", Data: []byte(data)}); err == nil || !strings.Contains(err.Error(), "r1.0") {
			t.Errorf("%s: error %v, want one that names the record", name, err)
		}
	}
}

func TestAnEventWithoutANameIsNotWritten(t *testing.T) {
	if _, err := encode(partnership.Record{}); err == nil {
		t.Error("written")
	}
}
