package partnership

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestNotesAreRead(t *testing.T) {
	file, _ := lewisham()
	text := `Present: a good many.
Agreed: Warm spaces open from November.
 - AGREED:  The dashboard is received.
agreed:
Action: Lewisham College to send its figures by 16 April.
• action: the secretariat to book the room
Action: DWP to bring its numbers to the steering group by Friday 7 May 2027
Action: TfL to answer by 2027-05-07
Action: Met Police to do it by and by
Action: ring round
Nothing was agreed: it is late.`
	want := NotesRead{
		Agreed: []AgreedRead{{What: "Warm spaces open from November."}, {What: "The dashboard is received."}},
		Actions: []ActionRead{
			{What: "Send its figures", Owner: Owner{Organisation: "lewisham-college"}, Due: date("2027-04-16")},
			{What: "Book the room"},
			{What: "Bring its numbers to the steering group", Owner: Owner{Organisation: "department-for-work-and-pensions"}, Due: date("2027-05-07")},
			{What: "TfL to answer", Unknown: "TfL", Due: date("2027-05-07")},
			{What: "Do it by and by", Owner: Owner{Organisation: "metropolitan-police"}},
			{What: "Ring round", Unknown: "ring round"},
		},
	}
	if diff := cmp.Diff(want, ReadNotes(file, text, date("2027-03-18"))); diff != "" {
		t.Error(diff)
	}
}

func TestADateWithoutAYearIsTheNextOne(t *testing.T) {
	for words, want := range map[string]string{
		"16 April": "2027-04-16", "18 March": "2027-03-18", "17 March": "2028-03-17", "1 Jan": "2028-01-01",
		"29 February": "2028-02-29", "Fri 16 April": "2027-04-16", "Friday, 16 April 2029": "2029-04-16",
	} {
		if got, ok := readDay(words, date("2027-03-18")); !ok || got != date(want) {
			t.Errorf("%s: read %v, want %s", words, got, want)
		}
	}
	for _, words := range []string{"", "April", "31 April", "soon", "Friday", "16"} {
		if got, ok := readDay(words, date("2027-03-18")); ok {
			t.Errorf("%q: read %v", words, got)
		}
	}
}

// Whatever is typed: no line is taken for both, and none that says nothing.
func TestReadingNotesLosesNoLine(t *testing.T) {
	file, _ := lewisham()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringMatching(`[a-z][a-zé€ .:-]{0,40}[a-z]`).Draw(t, "words")
		read := ReadNotes(file, "Agreed: "+words+"\r\nAction: "+words, date("2027-03-18"))
		if len(read.Agreed) != 1 || read.Agreed[0].What != words {
			t.Fatalf("agreed %q, read %+v", words, read.Agreed)
		}
		if len(read.Actions) != 1 || read.Actions[0].What == "" {
			t.Fatalf("action %q, read %+v", words, read.Actions)
		}
	})
}
