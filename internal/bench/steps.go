package main

import (
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// step makes an order of what the book says: who gives it, and what.
type step func(*partnership.State, time.Time) (partnership.PersonID, partnership.Command)

// coming is the meeting whose cycle it is.
func coming(s *partnership.State, now time.Time) partnership.MeetingRef {
	return s.Upcoming(full, now)[0].Ref
}

// latest is the item that was sent last.
func latest(s *partnership.State) partnership.ItemNumber { return partnership.ItemNumber(len(s.Items)) }

func typed(kind string, i int) partnership.Text {
	return partnership.Text{ID: partnership.TextID(requestID(kind, i)), Words: words}
}

func schedule(s *partnership.State, now time.Time) (partnership.PersonID, partnership.Command) {
	return officer, partnership.ScheduleMeeting{
		Body: full, Day: s.Calendar.Date(now).AddDays(1), From: "14:00", Until: "16:00", Place: typed("place", len(s.Meetings)),
	}
}

func sendItem(s *partnership.State, _ time.Time) (partnership.PersonID, partnership.Command) {
	return proposer, partnership.SubmitItem{Body: full, Wants: partnership.ToDecide, Title: typed("title", len(s.Items))}
}

func takeItem(s *partnership.State, _ time.Time) (partnership.PersonID, partnership.Command) {
	return officer, partnership.TakeItem{Number: latest(s)}
}

func askForTalk(s *partnership.State, _ time.Time) (partnership.PersonID, partnership.Command) {
	return officer, partnership.AskForTalk{Number: latest(s)}
}

func answerTalk(s *partnership.State, _ time.Time) (partnership.PersonID, partnership.Command) {
	return proposer, partnership.AnswerTalk{Number: latest(s), Way: partnership.RingMe}
}

func draftItem(s *partnership.State, _ time.Time) (partnership.PersonID, partnership.Command) {
	return officer, partnership.DraftItem{Number: latest(s), Talked: true}
}

func changeItem(s *partnership.State, _ time.Time) (partnership.PersonID, partnership.Command) {
	return officer, partnership.ChangeItem{Number: latest(s), Title: typed("change", len(s.Items)), Slip: true}
}

func sendAgenda(s *partnership.State, now time.Time) (partnership.PersonID, partnership.Command) {
	return officer, partnership.SendAgenda{Meeting: coming(s, now)}
}

func agreeAgenda(s *partnership.State, now time.Time) (partnership.PersonID, partnership.Command) {
	return s.Chairs(full, s.Calendar.Date(now))[0], partnership.AgreeAgenda{Meeting: coming(s, now), Version: 1}
}

func issueAgenda(s *partnership.State, now time.Time) (partnership.PersonID, partnership.Command) {
	return officer, partnership.IssueAgenda{Meeting: coming(s, now)}
}

func addAction(s *partnership.State, now time.Time) (partnership.PersonID, partnership.Command) {
	return officer, partnership.AddAction{
		Meeting: coming(s, now), Undertaking: partnership.Undertaking{What: typed("what", len(s.Actions))},
	}
}

func finishAction(s *partnership.State, _ time.Time) (partnership.PersonID, partnership.Command) {
	return officer, partnership.FinishAction{Number: partnership.ActionNumber(len(s.Actions))}
}

func answer(i int) step {
	return func(s *partnership.State, now time.Time) (partnership.PersonID, partnership.Command) {
		return s.Members(full, s.Calendar.Date(now))[i], partnership.SayComing{Meeting: coming(s, now)}
	}
}

func mark(kind partnership.MomentKind) step {
	return func(s *partnership.State, now time.Time) (partnership.PersonID, partnership.Command) {
		return "", partnership.MarkMoment{Moment: partnership.Moment{Kind: kind, Meeting: coming(s, now)}}
	}
}
