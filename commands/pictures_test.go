package commands_test

import (
	"bytes"
	"context"
	"image/png"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/storage"
)

// drawn is what a command with pictures sends: its letter, the words of its card, and its pictures, which are to be such.
func (f front) drawn(who, line string) (l *bot.Letter, words string, pictures int) {
	f.Helper()
	l = f.ask(who, line, nil).Sends
	if l == nil || l.Place != bot.Direct(storage.Account{Platform: "web", User: who}) {
		f.Fatalf("%s: nothing comes into their own conversation: %+v", line, l)
	}
	for _, err := range l.Card.Check(l.Reader) {
		f.Error(err)
	}
	for _, a := range l.Card.Files {
		file, err := l.File(context.Background(), a)
		if err != nil {
			f.Fatal(err)
		}
		if !a.Picture() {
			continue
		}
		pictures++
		if _, err := png.Decode(bytes.NewReader(file.Data)); err != nil {
			f.Errorf("%s is no picture: %v", a.Name, err)
		}
	}
	var all []string
	for _, t := range l.Card.Texts() {
		all = append(all, t.Words(l.Reader))
	}
	return l, strings.Join(all, " "), pictures
}

func TestMeasuresAreDrawnWithTheirFiguresInATable(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	_, words, pictures := f.drawn(officer, "measure picture")
	f.expect(words, "nothing is measured yet")
	name := partnership.Text{ID: "t-homes", Words: "Homes insulated"}
	f.does(partnership.AddMeasure{Body: "wg-climate", Name: name, Target: partnership.Target{Figure: 200_000}})
	f.does(partnership.ReadMeasure{Number: 1, Until: calendar.Date{Year: 2026, Month: 12, Day: 31}, Figure: 150_000, Rating: partnership.OffTrack})
	f.expect(f.card(officer, "measure list", nil), "As a picture")
	l, words, more := f.drawn(officer, "measure picture full")
	if pictures != 1 || more != 1 {
		t.Errorf("%d and %d pictures", pictures, more)
	}
	f.expect(words, "How the measures of the Full LSP stand: 0 on track, 0 at risk, 1 off track",
		"I-001, Homes insulated (Climate Emergency group). How it stands: off track. Figure: 150. Target: at least 200")
	if refs := l.Card.Files[0].Refs; len(refs) != 1 || refs[0] != string(name.ID) {
		t.Errorf("what can be read in it is said to be %v", refs)
	}
	again, _, _ := f.drawn(officer, "measure picture full")
	if again.Card.Files[0].Hash != l.Card.Files[0].Hash {
		t.Error("the same measures are another file")
	}
}

// A name in a script that the picture's letters lack is said beside it, and what there is no room for is in a file for a spreadsheet.
func TestWhatAPictureCannotShowIsBesideIt(t *testing.T) {
	f := front{t, open(t)}
	name := "=" + strings.Repeat("社区健康", 50)
	for i := range 6 {
		id := partnership.TextID("t-measure-" + string(rune('a'+i)))
		f.does(partnership.AddMeasure{Body: "wg-climate", Name: partnership.Text{ID: id, Words: name}, Target: partnership.Target{Figure: 1000}})
	}
	l, words, _ := f.drawn(string(demo.Officer), "measure picture")
	f.expect(words, "I-001, "+name+" (Climate Emergency group). How it stands: no figure yet.", "have words in letters that this picture lacks",
		"All 6 rows are in the table that comes as a file.")
	if len(l.Card.Files) != 2 {
		t.Fatalf("there are %d files", len(l.Card.Files))
	}
	table, err := l.File(t.Context(), l.Card.Files[1])
	if err != nil || strings.Count(string(table.Data), "\r\n") != 7 || strings.Contains(string(table.Data), ",=") {
		t.Errorf("the table: %v\n%s", err, table.Data)
	}
}

func TestActionsAndTheYearAreDrawn(t *testing.T) {
	f := front{t, open(t)}
	f.does(partnership.AddAction{Undertaking: partnership.Undertaking{
		What: partnership.Text{ID: "t-what", Words: "Send the figures"}, Due: calendar.Date{Year: 2027, Month: 1, Day: 4},
	}})
	f.expect(f.card(string(demo.Officer), "action list", nil), "As a picture")
	_, words, _ := f.drawn(string(demo.Officer), "action picture")
	f.expect(words, "Open actions by age on Friday 15 January", "Late by up to a month: 1")
	_, words, _ = f.drawn(collegeMember, "action picture")
	f.expect(words, "Open actions by age, no open actions", "Late by up to a month: 0")
	f.expect(f.card(string(demo.Officer), "forward full", nil), "The year ahead")
	_, words, _ = f.drawn(collegeMember, "forward year")
	f.expect(words, "The year ahead of Lewisham Strategic Partnership", "Full LSP. What: meeting")
}

func TestThePicturesOfTheBriefAreForTheChairAlone(t *testing.T) {
	f := front{t, open(t)}
	ref, _ := f.next("full")
	line := "meeting brief-pictures " + ref
	for _, who := range []string{string(demo.Officer), "p-mayor"} {
		_, words, pictures := f.drawn(who, line)
		if pictures != 2 {
			t.Errorf("%s gets %d pictures", who, pictures)
		}
		f.expect(words, "Who came to the last meetings of the Full LSP", "Open actions of the Full LSP by organisation", "For the chair, their office and the secretariat.")
	}
	f.expect(f.card(string(demo.Officer), "meeting brief "+ref, nil), "Pictures")
	if answer := f.ask(collegeMember, line, nil); answer.Sends != nil || len(answer.Card.Files) > 0 {
		t.Error("a member gets them")
	}
	f.expect(f.card(collegeMember, line, nil), "for the chair")
}
