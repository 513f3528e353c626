package ics

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// seen is what ical.js makes of an event.
type seen struct {
	UID      string `json:"uid"`
	Sequence int    `json:"sequence"`
	Starts   int64  `json:"starts"`
	Ends     int64  `json:"ends"`
	Title    string `json:"title"`
	Where    string `json:"where"`
	Notes    string `json:"notes"`
	Status   string `json:"status"`
}

// icaljs has ical.js, with which calendar programs are built, read a file.
func icaljs(t *testing.T, data []byte) []seen {
	t.Helper()
	node, err := exec.LookPath("node")
	if err == nil {
		_, err = os.Stat("icaltest/node_modules/ical.js")
	}
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("ical.js is not here: npm ci in documents/ics/icaltest")
		}
		t.Skip("SKIPPED: ical.js is not here: npm ci in documents/ics/icaltest")
	}
	command := exec.CommandContext(t.Context(), node, "icaltest/instants.mjs")
	var out, errs bytes.Buffer
	command.Stdin, command.Stdout, command.Stderr = bytes.NewReader(data), &out, &errs
	if err := command.Run(); err != nil {
		t.Fatalf("ical.js: %v\n%s", err, errs.Bytes())
	}
	var read struct{ Events []seen }
	if err := json.Unmarshal(out.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	return read.Events
}

// ours is what ical.js has to make of a calendar.
func ours(c Calendar, r ui.Reader) []seen {
	all := make([]seen, len(c.Events))
	for i, e := range c.Events {
		all[i] = seen{
			UID: e.UID, Sequence: e.Sequence, Starts: e.Starts.Unix(), Ends: e.Ends.Unix(), Status: string(e.Status),
			Title: e.Title.Words(r), Where: e.Where.Words(r), Notes: paragraphs(e.Notes, r),
		}
	}
	return all
}

// TestIcalJSReadsTheSameInstantsAsTheDiary goes through a year with both changes of the clocks, at the hours at which they change.
func TestIcalJSReadsTheSameInstantsAsTheDiary(t *testing.T) {
	for _, zone := range zones {
		c := everyDay(t, zone)
		if diff := cmp.Diff(ours(c, reader), icaljs(t, c.Make(reader))); diff != "" {
			t.Errorf("%s (-ours +ical.js):\n%s", zone, diff)
		}
	}
}

func TestIcalJSReadsTheSameWords(t *testing.T) {
	c := meeting(t)
	want := ours(c, reader)
	want[0].Where = "Civic Suite; Committee Room 2, Catford\nATTENDEE:mailto:everybody@evil.example\nEND:VEVENT  [31m"
	if diff := cmp.Diff(want, icaljs(t, c.Make(reader))); diff != "" {
		t.Errorf("an invitation (-ours +ical.js):\n%s", diff)
	}
}
