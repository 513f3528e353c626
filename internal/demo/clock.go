package demo

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/web"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/diary"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Clock is the demonstration's clock: book time, which only jumps forward, to the next thing that falls due.
type Clock struct {
	Books *storage.Books
	Drain func(context.Context) bool // does everything that is due
	Where *time.Location
}

// Now is book time.
func (c Clock) Now() time.Time { return c.Books.Clock.Now() }

// Zone is where the partnership meets.
func (c Clock) Zone() *time.Location { return c.Where }

// Next is the next thing that falls due, or the next deadline that people have in mind.
func (c Clock) Next(ctx context.Context) (web.Deadline, bool, error) {
	var next web.Deadline
	err := c.Books.Open(Book).Turn(ctx, func(t *storage.Turn) error {
		if err := t.Refresh(ctx); err != nil {
			return err
		}
		all := deadlines(t.State(), t.Now())
		if len(all) > 0 {
			next = slices.MinFunc(all, func(a, b web.Deadline) int { return a.At.Compare(b.At) })
		}
		return nil
	})
	return next, !next.At.IsZero(), err
}

// deadlines are where the clock can jump to.
func deadlines(s *partnership.State, now time.Time) []web.Deadline {
	var all []web.Deadline
	if e, ok := diary.Next(s, now); ok {
		all = append(all, web.Deadline{At: e.At, What: what(s, e.Moment.Meeting, momentWords[e.Moment.Kind])})
	}
	for _, d := range diary.Deadlines(s, now) {
		all = append(all, web.Deadline{At: d.At, What: what(s, d.Meeting, string(d.Kind))})
	}
	for _, m := range s.Calendared("") {
		if out, ok := m.Issued(); ok && out.IssuedAt.Add(partnership.StopWindow).After(now) {
			all = append(all, web.Deadline{At: out.IssuedAt.Add(partnership.StopWindow), What: what(s, m.Ref, "the agenda goes out")})
		}
	}
	return all
}

var momentWords = map[partnership.MomentKind]string{
	partnership.CallForItems: "call for items", partnership.ItemsClose: "items close",
	partnership.ChairReminder: "the chair is reminded", partnership.TimeToIssue: "time to issue the agenda",
	partnership.DayBefore: "the day before", partnership.TermsHold: "new terms of reference hold",
	partnership.ActionSoon: "an action is due in a week", partnership.ActionToday: "an action is due",
	partnership.ActionLate: "an action is past its date", partnership.GroupEndsSoon: "a group ends soon",
	partnership.GroupEnded: "a group has ended", partnership.GroupReviewDue: "a group’s review comes",
	partnership.TalksOpen: "items are still to be talked through", partnership.ToChairDue: "the agenda should go to the chair",
	partnership.ChairSilent: "somebody rings the chair’s office", partnership.WhoComes: "who is coming",
	partnership.NotesDraft: "the notes should go to the chair", partnership.NotesDue: "the notes should go out",
	partnership.CadenceBehind: "no meeting is planned", partnership.AnnualDue: "the annual report is due",
	partnership.ClerkEnds: "a clerk’s time ends", partnership.ActingEnds: "somebody acts for a member no longer", partnership.AgreementEnds: "an agreement ends",
	partnership.TermsReviewDue: "the terms are to be looked at again",
	partnership.PlanEndsSoon:   "a plan ends soon", partnership.PlanEnded: "a plan has ended",
	partnership.DigestDue: "somebody’s digest",
}

func what(s *partnership.State, ref partnership.MeetingRef, words string) string {
	if m := s.Meetings[ref]; m != nil {
		return s.BodyName(m.Body) + ": " + words
	}
	return words
}

// Jump moves to the next deadline and returns when everything that was due has been done. It first lets what is due now
// be done, so that nothing is overtaken.
func (c Clock) Jump(ctx context.Context) (web.Deadline, error) {
	c.Drain(ctx)
	next, ok, err := c.Next(ctx)
	if err != nil || !ok {
		return next, err
	}
	if ahead := next.At.Sub(c.Now()); ahead > 0 {
		if err := c.Books.Clock.Advance(ctx, c.Books.Store, ahead); err != nil {
			return next, fmt.Errorf("jump: %w", err)
		}
	}
	c.Drain(ctx)
	return next, nil
}
