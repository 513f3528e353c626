package commands_test

import (
	"context"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

func (f front) does(c partnership.Command) {
	f.Helper()
	err := f.demo.Books.Open(demo.Book).Turn(context.Background(), func(t *storage.Turn) error {
		_, err := t.Do(context.Background(), partnership.Order{Request: bot.NewID(), By: demo.Officer, How: partnership.ByButton, Command: c})
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
}

func TestSomebodySaysHowTheyAreCalled(t *testing.T) {
	f := front{t, open(t)}
	form := f.form(collegeMember, "people address")
	if got := fields(form); !slices.Equal(got, []string{"address", "called"}) {
		t.Errorf("asked for %v", got)
	}
	f.expect(f.card(collegeMember, form.Command, map[string]string{"address": "Dr", "called": "Robin Example"}), "Saved: you are called Dr Robin Example.")
	f.expect(f.card(string(demo.Officer), "membership list full 4", nil)+f.card(string(demo.Officer), "membership list full 2", nil), "Dr Robin Example, since")
	f.expect(f.card(string(demo.Officer), "people contacts Robin", nil), "Contact list: 1 person with “Robin”.", "Dr Robin Example", "Lewisham College")
	again := f.form(collegeMember, "people address")
	if again.Fields[0].Value != "Dr" || again.Fields[1].Value != "Robin Example" {
		t.Errorf("the form begins with %q and %q", again.Fields[0].Value, again.Fields[1].Value)
	}
	f.expect(f.card(collegeMember, again.Command, map[string]string{"address": "", "called": ""}), "Saved: you are called")
	if words := f.card(string(demo.Officer), "people contacts Robin Example", nil); strings.Contains(words, "Dr ") {
		t.Errorf("it was taken away: %s", words)
	}
}

func TestTheSecretariatEntersHowSomebodyIsCalled(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	f.expect(f.card(officer, "people change", nil), "Choose somebody in the contact list first.")
	form := f.form(officer, "people/change/"+collegeMember)
	f.expect(f.card(officer, form.Command, map[string]string{"address": "Rev"}), "Saved: they are called Rev ")
	f.expect(f.card(collegeMember, "people change "+collegeMember, nil), "This is for the secretariat")
	long := f.ask(officer, form.Command, map[string]string{"address": "The Right Honourable and Reverend"})
	if long.Form == nil || long.Form.Fields[0].Problem.IsZero() || long.Form.Fields[0].Value == "" {
		t.Error("a form of address that is too long is not said beside its field, with what was typed")
	}
}

func TestTheContactListIsForTheSecretariatAndForEachGroupItsClerk(t *testing.T) {
	f := front{t, open(t)}
	officer, clerk := string(demo.Officer), string(demo.Newcomer)
	f.expect(f.card(collegeMember, "people contacts", nil), "This is for the secretariat")
	f.expect(f.card(collegeMember, "people export", nil), "This is for the secretariat")
	whole := f.exported(officer)
	if !strings.HasPrefix(whole[0][0], "\ufeffform of address") || len(whole) < 20 {
		t.Errorf("the file begins %v and has %d lines", whole[0], len(whole))
	}
	f.does(partnership.AppointClerk{Person: demo.Newcomer, Body: "wg-climate"})
	f.does(partnership.CoOpt{Body: "wg-climate", Person: collegeMember})
	part := f.exported(clerk)
	if len(part) != 2 || !strings.Contains(strings.Join(part[1], ","), "Climate") {
		t.Errorf("the clerk of one group has %v", part)
	}
	f.expect(f.card(clerk, "people/change/p-the-albany", nil), "is in none of your groups")
	f.expect(f.card(clerk, "meeting needs", map[string]string{"needs": "A ramp", "for": "albany"}), "is in none of your groups")
	f.expect(f.card(clerk, "publish list", nil), "This is for the secretariat of the whole partnership.")
	f.expect(f.card(clerk, "clerk appoint", nil), "This is for the secretariat of the whole partnership.")
	f.expect(f.card(clerk, "copies start wg-climate", map[string]string{"who": "Sam Observer", "reason": "Observes", "until": "2027-12-31"}), "Saved: Sam Observer gets")
	answer := f.ask(clerk, "copies start full", map[string]string{"who": "Sam Observer", "reason": "Observes", "until": "2027-12-31"})
	if answer.Card == nil || !strings.Contains(answer.Card.Lead.Words(answer.Reader), "This is for") {
		t.Error("a clerk keeps the list of another group")
	}
}

// exported is the contact list as somebody gets it, in a message to them alone.
func (f front) exported(who string) [][]string {
	f.Helper()
	answer := f.ask(who, "people export", nil)
	if answer.Sends == nil || answer.Sends.Place != bot.Direct(storage.Account{Platform: "web", User: who}) {
		f.Fatalf("the list goes to %+v", answer.Sends)
	}
	file, err := answer.Sends.File(context.Background(), answer.Sends.Card.Files[0])
	if err != nil {
		f.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(string(file.Data))).ReadAll()
	if err != nil {
		f.Fatal(err)
	}
	return lines
}

func TestNoCellOfTheContactListIsAFormula(t *testing.T) {
	f := front{t, open(t)}
	f.card(collegeMember, "people address", map[string]string{"called": "=HYPERLINK(1)"})
	for _, line := range f.exported(string(demo.Officer)) {
		for _, cell := range line {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@") {
				t.Errorf("a spreadsheet works out %q", cell)
			}
		}
	}
}

func TestWhatIsPublicEverybodyReads(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	f.expect(f.card("p-nobody", "publish show", nil), "No list of members is public.", "There are no news stories at present.")
	f.expect(f.card("p-nobody", "publish show members:full", nil), "This is not public.")
	f.expect(f.card(collegeMember, "publish out members:full", nil), "This is for the secretariat")
	preview := f.ask(officer, "publish mark members:full", nil)
	i := slices.IndexFunc(preview.Card.Buttons, func(b ui.Button) bool { return b.Primary })
	if i < 0 {
		t.Fatalf("nothing to press: %v", preview.Card.Buttons)
	}
	f.expect(f.card(officer, preview.Card.Buttons[i].Command, nil), "Public from now on: Members of the Full LSP.")
	f.expect(f.card("p-nobody", "publish show members:full", nil), "The Mayor of Lewisham", "Lewisham College")
	f.expect(f.card("p-nobody", "publish show", nil), "Members of the Full LSP")
	f.expect(f.card(officer, "publish back members:full", nil), "No longer public")
	f.expect(f.card("p-nobody", "publish show members:full", nil), "This is not public.")
	f.expect(f.card(officer, "publish out agenda:FULL-2027-03", nil), "is not out")
	if tea := f.ask(officer, "publish mark members:tea", nil); tea.Form == nil || tea.Form.Fields[0].Problem.IsZero() {
		t.Error("a group that there is not is not said beside the field")
	}
	f.expect(f.card(officer, "publish news", map[string]string{"title": "Warm spaces", "words": "Twelve are open."}), "This is all of it", "Twelve are open.")
	f.expect(f.card("p-nobody", "publish show news:1", nil), "This is not public.")
	wrong := f.ask(officer, "publish document", map[string]string{"title": "The plan", "link": "the intranet"})
	if wrong.Form == nil || wrong.Form.Fields[2].Problem.IsZero() || wrong.Form.Fields[2].Value != "the intranet" {
		t.Error("an address that opens nowhere is not said beside its field")
	}
	f.expect(f.card(officer, "publish document", map[string]string{"title": "The plan", "link": "https://example.org/plan"}), "https://example.org/plan")
}

func TestSomebodyDecidesAboutTheirNameInPublic(t *testing.T) {
	f := front{t, open(t)}
	f.expect(f.card(string(demo.Newcomer), "people public", nil), "You have no place in a group")
	form := f.form(collegeMember, "people public")
	f.expect(form.Intro[0].Paragraph.Words(ui.Reader{}), "Now: your name stands beside your place")
	f.expect(f.card(collegeMember, form.Command, map[string]string{"named": "no"}), "without your name")
	f.expect(f.form(collegeMember, "people public").Intro[0].Paragraph.Words(ui.Reader{}), "Now: your place without your name.")
	f.expect(f.card(collegeMember, form.Command, map[string]string{"named": "yes"}), "your name may stand in public lists")
}
