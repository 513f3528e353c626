package commands_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
)

const (
	clerkOfAll   = string(demo.Officer)
	theMayor     = "p-mayor"
	collegeHelp  = "p-college-deputy"
	hospitalSeat = "p-lewisham-and-greenwich-nhs-trust"
)

// inTheRoom is the Full LSP ten minutes after it has begun; the Mayor, the college’s deputy and the hospital said that they come.
func inTheRoom(t *testing.T) (front, string) {
	t.Helper()
	f := front{t, open(t)}
	ref, starts := f.next("full")
	f.card(theMayor, "meeting/coming/"+ref, nil)
	f.card(hospitalSeat, "meeting/coming/"+ref, nil)
	f.card(collegeMember, "deputy/nominate/"+ref, map[string]string{"deputy": "A colleague at Lewisham College"})
	f.until(starts.Add(10 * time.Minute))
	return f, ref
}

func field(form *ui.Form, name string) ui.Field {
	i := slices.IndexFunc(form.Fields, func(field ui.Field) bool { return field.Name == name })
	if i < 0 {
		return ui.Field{}
	}
	return form.Fields[i]
}

func given(form *ui.Form) map[string]string {
	values := map[string]string{}
	for _, field := range form.Fields {
		values[field.Name] = field.Value
	}
	return values
}

func TestTheRegisterHasWhoSaidYesTickedAlready(t *testing.T) {
	f, ref := inTheRoom(t)
	form := f.form(clerkOfAll, "meeting/register/"+ref)
	if len(form.Fields) > ui.MaxFields {
		t.Errorf("the form has %d fields", len(form.Fields))
	}
	values := given(form)
	var all []string
	for name, value := range values {
		if value != "" && strings.HasPrefix(name, "members") {
			all = append(all, strings.Split(value, ",")...)
		}
	}
	slices.Sort(all)
	if diff := cmp.Diff([]string{hospitalSeat, theMayor}, all); diff != "" {
		t.Error(diff)
	}
	if got := values["invited"]; !strings.HasSuffix(got, "="+collegeMember) {
		t.Errorf("the deputy is not ticked: %q", got)
	}
	values["others"] = "Sam Visitor, arrived 2.20pm\nApologies: Phoenix Community Housing (representative)\n"
	read := f.card(clerkOfAll, "meeting/register/"+ref, values)
	f.expect(read, "Kept for the Full LSP", "3 present, of whom 1 as deputy; 1 in attendance; apologies from 2", "kept as you wrote it: “Sam Visitor”")
	again := given(f.form(clerkOfAll, "meeting/register/"+ref))
	if !strings.Contains(again["others"], "Sam Visitor, arrived 14:20") || again["members"] != values["members"] {
		t.Errorf("to be corrected: %v", again)
	}
	f.state(func(s *partnership.State) {
		if got := s.Sat(s.Meetings[partnership.MeetingRef(ref)]).Register; len(got) != 4 {
			t.Errorf("register: %+v", got)
		}
	})
}

func TestTwentyPeopleAreWrittenDownInSixInteractions(t *testing.T) {
	f := front{t, open(t)}
	ref, starts := f.next("full")
	var members []partnership.PersonID
	f.state(func(s *partnership.State) {
		members = s.Table(s.Meetings[partnership.MeetingRef(ref)])[:20]
	})
	for _, member := range members {
		f.card(string(member), "meeting/coming/"+ref, nil)
	}
	f.until(starts.Add(time.Minute))
	interactions := 1 // the button
	form := f.form(clerkOfAll, "meeting/register/"+ref)
	values := given(form)
	for _, gone := range []int{3, 7, 11, 15} { // four are not there after all
		values["members"] = strings.ReplaceAll(","+values["members"]+",", ","+string(members[gone])+",", ",")
		values["members"] = strings.Trim(values["members"], ",")
		interactions++
	}
	f.expect(f.card(clerkOfAll, form.Command, values), "16 present", "Had said that they come, and are not written down:")
	if interactions++; interactions > 6 {
		t.Errorf("%d interactions", interactions)
	}
}

func TestALargeGroupHasSeveralLists(t *testing.T) {
	f := front{t, open(t)}
	ref, starts := f.next("full")
	for i := range 12 {
		id := partnership.PersonID("p-cabinet-" + string(rune('a'+i)))
		f.does(partnership.FillPlace{Seat: "full/cabinet", Person: id})
	}
	f.until(starts.Add(time.Minute))
	form := f.form(clerkOfAll, "meeting/register/"+ref)
	first, second := field(form, "members"), field(form, "members2")
	if len(first.Choices) != ui.MaxChoices || len(second.Choices) == 0 {
		t.Fatalf("%d and %d choices", len(first.Choices), len(second.Choices))
	}
	values := given(form)
	values["members"], values["members2"] = first.Choices[0].Value, second.Choices[len(second.Choices)-1].Value
	f.expect(f.card(clerkOfAll, form.Command, values), "2 present")
}

func TestOpeningSaysSinceWhenAndWhoPresides(t *testing.T) {
	f, ref := inTheRoom(t)
	form := f.form(clerkOfAll, "meeting/open/"+ref)
	if got := given(form); got["presiding"] != theMayor || got["at"] != "14:10" {
		t.Errorf("offered: %v", got)
	}
	values := given(form)
	f.expect(f.card(clerkOfAll, form.Command, values), ", began at 2.10pm, with The Mayor of Lewisham in the chair", "Who is here")
	values["else"] = "Sam Visitor"
	f.expect(f.card(clerkOfAll, form.Command, values), "with Sam Visitor in the chair")
	for _, line := range []string{"meeting open", "meeting register", "meeting close", "meeting arrival", "meeting interest"} {
		if answer := f.ask(collegeMember, line+" "+ref, nil); answer.Card == nil || !strings.Contains(answer.Card.Lead.Words(answer.Reader), "This is for the secretariat") {
			t.Errorf("%s by a member: %+v", line, answer)
		}
	}
	if card := f.card(clerkOfAll, "meeting/show/"+ref, nil); strings.Contains(strings.ToLower(card), "quorum") || strings.Contains(card, "interest") {
		t.Errorf("the terms of Lewisham know neither a quorum nor interests, and the card reads: %s", card)
	}
}

func TestComingLateAndLeavingEarly(t *testing.T) {
	f, ref := inTheRoom(t)
	register := f.form(clerkOfAll, "meeting/register/"+ref)
	f.card(clerkOfAll, register.Command, given(register))
	move := func(who, does, at string) string {
		return f.card(clerkOfAll, "meeting/arrival/"+ref, map[string]string{"who": who, "does": does, "at": at})
	}
	f.expect(move("Goldsmiths, University of London (representative)", "arrived", "14:20"), "Noted for the Full LSP", "(from 2.20pm)")
	f.expect(move("The Mayor of Lewisham", "left", "15:00"), "(until 3pm)")
	f.expect(move("A colleague at Lewisham College", "left", "15:10"), "deputy for Lewisham College", "(until 3.10pm)")
	f.expect(move("Sam Visitor", "arrived", "15:20"), "Sam Visitor (from 3.20pm)")
	f.expect(f.card(clerkOfAll, "meeting/show/"+ref, nil), "Who is here", "4 present, of whom 1 as deputy; 1 in attendance")
}

func TestTheNotesPrintWhoWasThere(t *testing.T) {
	f, ref := inTheRoom(t)
	register := f.form(clerkOfAll, "meeting/register/"+ref)
	values := given(register)
	values["others"] = "Sam Visitor for LSP-001, left 3pm"
	f.card(clerkOfAll, register.Command, values)
	f.card(clerkOfAll, "meeting/interest/"+ref, map[string]string{"who": "Sam Visitor", "what": "My landlord is a partner", "left": "yes"})
	f.card(clerkOfAll, "notes/draft/"+ref, map[string]string{"text": "Agreed: Four warm spaces open"})
	f.card(clerkOfAll, "notes/issue/"+ref, map[string]string{})
	notes := f.card(hospitalSeat, "notes/show/"+ref, nil)
	f.expect(notes, "Present", "deputy for Lewisham College (representative)", "In attendance", "Sam Visitor", "(until 3pm)", "Apologies",
		"Interests declared", "Sam Visitor declared an interest: “My landlord is a partner” (left the room for it)")
	if strings.Contains(notes, "Said that they come") {
		t.Errorf("the answers stand beside the register: %s", notes)
	}
	if strings.Index(notes, "The Mayor of Lewisham") > strings.Index(notes, "Lewisham and Greenwich NHS Trust") {
		t.Errorf("not in the order of the places: %s", notes)
	}
}

func TestClosingSettlesAllItemsInOneForm(t *testing.T) {
	f := front{t, open(t)}
	ref, starts := f.next("full")
	for _, title := range []string{"Warm spaces", "Figures", "Bus lanes", "Choirs"} {
		f.card(collegeMember, "agenda submit", map[string]string{"title": title, "wants": "discuss"})
	}
	for _, item := range []string{"LSP-001", "LSP-002", "LSP-003", "LSP-004"} {
		talked := f.form(clerkOfAll, "agenda/talked/"+item)
		f.card(clerkOfAll, talked.Command, given(talked))
	}
	if answer := f.ask(clerkOfAll, "meeting/close/"+ref, nil); answer.Card == nil || !strings.Contains(answer.Card.Lead.Words(answer.Reader), "has not begun yet") {
		t.Errorf("before it has begun: %+v", answer)
	}
	f.until(starts.Add(2 * time.Hour))
	form := f.form(clerkOfAll, "meeting/close/"+ref)
	values := given(form)
	if values["at"] != "16:00" || values["later"]+values["offer"]+values["dropped"] != "" || len(field(form, "later").Choices) != 4 {
		t.Errorf("offered: %v, %d items", values, len(field(form, "later").Choices))
	}
	values["later"], values["offer"], values["dropped"] = "LSP-002", "LSP-003", "LSP-004"
	if answer := f.ask(clerkOfAll, form.Command, values); answer.Form == nil || field(answer.Form, "group").Problem.IsZero() {
		t.Errorf("offered to no group: %+v", answer)
	}
	values["group"] = "psg"
	f.expect(f.card(clerkOfAll, form.Command, values), "Closed: the Full LSP", "ended at 4pm", "Dealt with “Warm spaces” (LSP-001)",
		"Not reached “Figures” (LSP-002), to the Full LSP on", "For another group “Bus lanes” (LSP-003), to the steering group", "No longer wanted “Choirs” (LSP-004)",
		"Who is here", "Write the notes", "Correct this")
	f.expect(f.card(clerkOfAll, "find LSP-001", nil), "Dealt with on")
	f.expect(f.card(collegeMember, "find LSP-004", nil), "Not for this agenda")
	again := given(f.form(clerkOfAll, "meeting/close/"+ref))
	if again["later"] != "LSP-002" || again["dropped"] != "LSP-004" || again["offer"] != "" {
		t.Errorf("to be corrected: %v", again)
	}
	again["later"], again["offer"] = "", ""
	f.expect(f.card(clerkOfAll, form.Command, again), "Dealt with “Warm spaces” (LSP-001); “Figures” (LSP-002)")
}
