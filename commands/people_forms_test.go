package commands_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

const collegeMember = "p-lewisham-college"

// front is the desk as one meets it: lines and controls go in, cards and forms come out.
type front struct {
	*testing.T
	demo *demo.Demo
}

func (f front) ask(who, line string, values map[string]string) bot.Answer {
	f.Helper()
	answer := f.demo.Desk.Handle(context.Background(), bot.Ask{
		Book: demo.Book, Account: storage.Account{Platform: "web", User: who}, Line: line, Values: values, Sent: values != nil,
		Request: bot.NewID(),
	})
	if answer.Failed {
		f.Fatalf("%s: %s", line, answer.Card.Lead.Words(answer.Reader))
	}
	return answer
}

func (f front) form(who, line string) *ui.Form {
	f.Helper()
	answer := f.ask(who, line, nil)
	if answer.Form == nil {
		f.Fatalf("%s opens no form, but says: %s", line, answer.Card.Lead.Words(answer.Reader))
	}
	for _, err := range answer.Form.Check(answer.Reader) {
		f.Error(err)
	}
	return answer.Form
}

func (f front) card(who, line string, values map[string]string) string {
	f.Helper()
	answer := f.ask(who, line, values)
	if answer.Card == nil {
		f.Fatalf("%s asks again: %s", line, answer.Form.Problem.Words(answer.Reader))
	}
	var words []string
	for _, t := range answer.Card.Texts() {
		words = append(words, t.Words(answer.Reader))
	}
	return strings.Join(words, " ")
}

func (f front) state(fn func(*partnership.State)) {
	f.Helper()
	err := f.demo.Books.Open(demo.Book).Turn(context.Background(), func(t *storage.Turn) error {
		fn(t.State())
		return nil
	})
	if err != nil {
		f.Fatal(err)
	}
}

// next is the next meeting of a group.
func (f front) next(body partnership.BodyID) (ref string, starts time.Time) {
	f.Helper()
	f.state(func(s *partnership.State) {
		m := s.Upcoming(body, f.demo.Books.Clock.Now())[0]
		ref, starts = string(m.Ref), s.Starts(m)
	})
	return ref, starts
}

func (f front) until(when time.Time) {
	f.Helper()
	clock := f.demo.Books.Clock
	if err := clock.Advance(context.Background(), f.demo.Books.Store, when.Sub(clock.Now())); err != nil {
		f.Fatal(err)
	}
}

func fields(form *ui.Form) []string {
	var names []string
	for _, field := range form.Fields {
		names = append(names, field.Name)
	}
	return names
}

func (f front) expect(words string, wanted ...string) {
	f.Helper()
	for _, want := range wanted {
		if !strings.Contains(words, want) {
			f.Errorf("%q is not in: %s", want, words)
		}
	}
}

func TestCannotComeIsOneShortForm(t *testing.T) {
	f := front{t, open(t)}
	ref, _ := f.next("full")
	form := f.form(collegeMember, "deputy/nominate/"+ref)
	if diff := cmp.Diff([]string{"deputy"}, fields(form)); diff != "" {
		t.Error(diff)
	}
	var intro strings.Builder
	for _, text := range form.Texts() {
		intro.WriteString(text.Words(ui.Reader{Today: "2027-01-01"}) + "\n")
	}
	f.expect(intro.String(), "strive towards greater diversity", "Public Sector Equality Duty",
		"By sending this you confirm that they have the experience, knowledge and delegated authority to contribute.")
	f.expect(f.card(collegeMember, form.Command, map[string]string{"deputy": "Robin Example"}),
		"We have the apologies", "no address for Robin Example")
	later := f.form(collegeMember, "deputy/nominate/"+f.later(ref))
	if later.Fields[0].Value != "Robin Example" {
		t.Errorf("the last deputy is not offered: %q", later.Fields[0].Value)
	}
	if text := intro.String(); strings.Contains(text, "reason") {
		t.Error("a reason is asked for")
	}
}

func (f front) later(than string) string {
	var ref string
	f.state(func(s *partnership.State) {
		all := s.Upcoming("full", f.demo.Books.Clock.Now())
		i := slices.IndexFunc(all, func(m *partnership.Meeting) bool { return string(m.Ref) == than })
		ref = string(all[i+1].Ref)
	})
	return ref
}

func TestTheEqualityDutyIsForThoseWhomItBinds(t *testing.T) {
	f := front{t, open(t)}
	ref, _ := f.next("full")
	for _, text := range f.form("p-the-albany", "deputy/nominate/"+ref).Texts() {
		if strings.Contains(text.Words(ui.Reader{}), "Equality Duty") {
			t.Error("a charity is told of the Public Sector Equality Duty")
		}
	}
}

func TestADeputyWhoIsKnownIsAskedAndAnswers(t *testing.T) {
	f := front{t, open(t)}
	ref, _ := f.next("full")
	f.expect(f.card(collegeMember, "deputy nominate "+ref, map[string]string{"deputy": "a colleague at lewisham college"}),
		"have asked A colleague at Lewisham College to come")
	f.expect(f.card(string(demo.Deputy), "deputy/accept/"+ref+"/"+collegeMember, nil), "Thank you: you are expected")
	f.expect(f.card("p-the-albany", "deputy/accept/"+ref+"/"+collegeMember, nil), "nothing is asked of you")
	f.state(func(s *partnership.State) {
		if d, ok := s.Meetings[partnership.MeetingRef(ref)].Deputising(collegeMember); !ok || d.Answer != partnership.Coming {
			t.Errorf("the deputy stands as %+v", d)
		}
	})
	f.expect(f.card(collegeMember, "deputy/nominate/"+ref, map[string]string{"deputy": ""}), "We have the apologies")
	f.state(func(s *partnership.State) {
		if d, ok := s.Meetings[partnership.MeetingRef(ref)].Deputising(collegeMember); ok {
			t.Errorf("the name was taken out, and %s still comes", d.Deputy)
		}
	})
	f.expect(f.card(collegeMember, "meeting/coming/"+ref, nil), "Thank you: noted")
	f.expect(f.card(string(demo.Deputy), "deputy/decline/"+ref+"/"+collegeMember, nil), "nothing is asked of you")
}

func TestTheSecretariatEntersApologiesForAMember(t *testing.T) {
	f := front{t, open(t)}
	ref, _ := f.next("full")
	form := f.form(string(demo.Officer), "deputy/nominate/"+ref)
	if diff := cmp.Diff([]string{"deputy", "for", "how"}, fields(form)); diff != "" {
		t.Error(diff)
	}
	f.expect(f.card(string(demo.Officer), form.Command, map[string]string{"for": "albany", "how": "phone"}), "We have the apologies")
	f.state(func(s *partnership.State) {
		if got := s.Meetings[partnership.MeetingRef(ref)].Coming["p-the-albany"]; got != partnership.NotComing {
			t.Errorf("the member is %q", got)
		}
	})
	if answer := f.ask(string(demo.Officer), form.Command, map[string]string{"how": "phone"}); answer.Form == nil {
		t.Error("for nobody")
	}
}

func TestNotesAreWrittenAgainWithTheWordsThatAreThere(t *testing.T) {
	f := front{t, open(t)}
	ref, starts := f.next("full")
	officer := string(demo.Officer)
	f.expect(f.card(officer, "notes/issue/"+ref, nil), "Nothing is written yet")
	f.until(starts.Add(time.Hour))
	form := f.form(officer, "notes draft")
	f.expect(f.card(officer, form.Command, map[string]string{
		"meeting": ref, "text": "Agreed: It is good.\nAction: Goldsmiths to count\nAction: TfL to answer\nAction: Goldsmiths to count",
	}), "1 point agreed", "3 actions", "It is good.", "Goldsmiths, University of London", "“TfL”")
	again := f.form(officer, "notes/draft/"+ref)
	f.expect(again.Fields[0].Value, "Agreed: It is good.\nAction: Goldsmiths to count")
	preview := f.form(officer, "notes/issue/"+ref)
	f.expect(preview.Intro[0].Paragraph.Words(ui.Reader{}), "people", "one quiet line in the channel")
	f.expect(f.card(officer, preview.Command, map[string]string{}), "Issued: the action notes")
	f.expect(f.card("p-goldsmiths", "action mine", nil), "2 actions to do", "A-001", "A-003")
	f.expect(f.card("p-the-albany", "action done A-001", nil), "Whoever undertook it")
	f.expect(f.card("p-goldsmiths", "action done a1 Counted, all of them", nil), "Done: “Count” (A-001)")
	f.expect(f.card("p-goldsmiths", "notes show "+ref, nil), "Action notes of", "Done on")
}

func TestARequestToJoinGoesThroughItsMeetingsByButton(t *testing.T) {
	f := front{t, open(t)}
	officer, newcomer := string(demo.Officer), string(demo.Newcomer)
	form := f.form(newcomer, "membership request")
	f.expect(form.Intro[0].Paragraph.Words(ui.Reader{}), "The steering group discusses it; the Full LSP decides.")
	f.expect(f.card(newcomer, form.Command, map[string]string{"organisation": "Deptford Works"}), "Sent: the request to join")
	f.expect(f.card(officer, "membership/considered/M-001", nil), "Not yet: the steering group has not met.")
	f.expect(f.card("p-the-albany", "membership/withdraw/M-001", nil), "Only the organisation can withdraw")
	_, psg := f.next("psg")
	f.until(psg.Add(time.Hour))
	first := f.form(officer, "membership/considered/M-001")
	f.expect(f.card(officer, first.Command, map[string]string{"meeting": first.Fields[0].Value}), "Recorded.")
	_, full := f.next("full")
	f.until(full.Add(time.Hour))
	decided := f.form(officer, "membership/decided/M-001")
	f.expect(f.card(officer, decided.Command, map[string]string{"meeting": decided.Fields[0].Value, "outcome": "agreed"}), "Nobody is told before")
	f.expect(f.card(officer, "membership/told/M-001", nil), "now has it in writing")
	f.state(func(s *partnership.State) {
		q := s.Requests[1]
		if !q.Agreed || !q.Told || q.OutOfOrder {
			t.Errorf("the request ended as %+v", q)
		}
	})
}

func TestAMeetingIsPlannedFromALine(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	f.expect(f.card(officer, "meeting schedule full 2027-08-30 14:00 16:00 Civic Suite", nil),
		"Planned: the Full LSP", "FULL-2027-08", "Summer bank holiday", "not in the terms of reference")
	form := f.form(officer, "meeting schedule")
	if diff := cmp.Diff([]string{"group", "day", "from", "until", "place"}, fields(form)); diff != "" {
		t.Error(diff)
	}
	wrong := f.ask(officer, form.Command, map[string]string{"group": "full", "day": "2027-09-01", "from": "half past two", "until": "16:00"})
	if wrong.Form == nil || wrong.Form.Fields[2].Problem.IsZero() || wrong.Form.Fields[2].Value != "half past two" {
		t.Error("a wrong time is not said beside its field, with what was typed")
	}
	f.expect(f.card(collegeMember, "meeting schedule", nil), "This is for the secretariat")
}
