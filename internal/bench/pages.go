package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/site"
)

const (
	archivedPages = 10_000
	archiveGoal   = 10
	pointsOfNotes = 5
)

// archive compares writing the public pages of a partnership with a long history, each with its data beside it, with writing the
// same bytes plainly into files of the same names.
func archive(ctx context.Context, _ *server, r *report) error {
	book, err := longArchive()
	if err != nil {
		return err
	}
	var took, plainly time.Duration
	var done site.Written
	var size int64
	for range rounds {
		err := inFolder(func(dir string) error {
			if done, took, err = published(ctx, dir, book); err != nil {
				return err
			}
			return inFolder(func(again string) error {
				size, plainly, err = copied(dir, again)
				return err
			})
		})
		if err != nil {
			return err
		}
		r.atMost("archive-of-10000-pages", archiveGoal, float64(took)/float64(plainly))
	}
	r.close()
	r.note("an archive of %d pages: %d files, %d MB, written in %s", done.Pages, done.Files, size>>20, took.Round(time.Millisecond))
	if done.Pages < archivedPages {
		return fmt.Errorf("write an archive: it has %d pages", done.Pages)
	}
	return nil
}

func inFolder(do func(dir string) error) error {
	dir, err := os.MkdirTemp("", "archive")
	if err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	return do(dir)
}

func published(ctx context.Context, dir string, book site.Book) (site.Written, time.Duration, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return site.Written{}, 0, fmt.Errorf("open a folder: %w", err)
	}
	defer func() { _ = root.Close() }()
	began := time.Now()
	done, err := site.Export(ctx, root, book)
	return done, time.Since(began), err
}

// copied writes what is in a folder into another, and says how long the writing alone took.
func copied(from, to string) (size int64, took time.Duration, err error) {
	files, err := inMemory(from)
	if err != nil {
		return 0, 0, err
	}
	made := map[string]bool{}
	began := time.Now()
	for name, data := range files {
		if dir := filepath.Dir(name); !made[dir] {
			if err := os.MkdirAll(filepath.Join(to, dir), 0o750); err != nil {
				return 0, 0, fmt.Errorf("write plainly: %w", err)
			}
			made[dir] = true
		}
		if err := os.WriteFile(filepath.Join(to, name), data, 0o600); err != nil {
			return 0, 0, fmt.Errorf("write plainly: %w", err)
		}
		size += int64(len(data))
	}
	return size, time.Since(began), nil
}

func inMemory(dir string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = bytes.Clone(data)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read an archive: %w", err)
	}
	return files, nil
}

// longHistory is a minute book in memory whose groups have met every month for many years, with everything public.
type longHistory struct{ state *partnership.State }

func (b longHistory) Read(_ context.Context, _ bool, fn func(string, site.Site) error) error {
	return fn("", site.New(b.state, b.state.Last, nil))
}

func (longHistory) Words(_ context.Context, ids []string) (map[string]string, error) {
	typed := map[string]string{}
	for _, id := range ids {
		typed[id] = words
	}
	return typed, nil
}

func (longHistory) Blob(context.Context, string) ([]byte, error) { return nil, site.ErrNoFile }

func longArchive() (longHistory, error) {
	t, err := terms.Read("lewisham.yaml", examples.Lewisham)
	if err != nil {
		return longHistory{}, fmt.Errorf("read the terms: %w", err)
	}
	days, err := calendar.New(t.Zone, t.Holidays, t.Closed...)
	if err != nil {
		return longHistory{}, fmt.Errorf("read the calendar: %w", err)
	}
	b := longHistory{partnership.NewState(func(string) (*terms.Terms, *calendar.Calendar) { return t, days })}
	begun := time.Date(2010, 1, 4, 9, 0, 0, 0, time.UTC)
	b.happens(begun, partnership.TermsAdopted{Hash: t.Hash}, public(partnership.PublicDocument, ""))
	for _, body := range t.Bodies {
		what := partnership.Public{Kind: partnership.PublicMeetings, Body: partnership.BodyID(body.ID)}
		b.happens(begun, partnership.MadePublic{What: what})
	}
	for n := 0; len(b.state.Meetings)*3 < archivedPages; n++ {
		body := t.Bodies[n%len(t.Bodies)]
		b.met(body, begun.AddDate(0, n/len(t.Bodies), n%len(t.Bodies)))
	}
	return b, nil
}

func (b longHistory) happens(at time.Time, events ...partnership.Event) {
	for _, e := range events {
		partnership.Evolve(b.state, partnership.Record{At: at, Event: e})
	}
}

func public(kind partnership.PublicKind, m partnership.MeetingRef) partnership.MadePublic {
	return partnership.MadePublic{What: partnership.Public{Kind: kind, Meeting: m}}
}

// met is a meeting with its agenda and its notes.
func (b longHistory) met(body terms.Body, at time.Time) {
	ref := partnership.MeetingRef(fmt.Sprintf("%s-%04d-%02d", body.Reference, at.Year(), at.Month()))
	b.happens(at, partnership.MeetingScheduled{
		Ref: ref, Body: partnership.BodyID(body.ID), Day: b.state.Calendar.Date(at), From: "14:00", Until: "16:00", Place: "place",
	})
	var lines []partnership.Line
	for range itemsOfMeeting {
		n := partnership.ItemNumber(len(b.state.Items) + 1)
		b.happens(at, partnership.ItemSubmitted{Number: n, Body: partnership.BodyID(body.ID), Meeting: ref, Title: "title", Wants: partnership.ToDecide})
		lines = append(lines, partnership.Line{Item: n, Minutes: 10})
	}
	b.happens(at, partnership.AgendaIssued{Meeting: ref, Version: 1, Lines: lines}, public(partnership.PublicAgenda, ref))
	for range pointsOfNotes {
		b.happens(at,
			partnership.DecisionRecorded{Number: partnership.DecisionNumber(len(b.state.Decisions) + 1), Meeting: ref, What: "what", Result: partnership.ResultAgreed},
			partnership.ActionAdded{Number: partnership.ActionNumber(len(b.state.Actions) + 1), Meeting: ref, What: "what"},
		)
	}
	b.happens(at, partnership.NotesSent{Meeting: ref, Version: 1}, public(partnership.PublicNotes, ref))
}
