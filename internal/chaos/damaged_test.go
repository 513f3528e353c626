package chaos_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/storage"
)

const aBook storage.BookID = "slack-t01"

// at is so many seconds into a run.
func at(seconds float64) time.Time {
	return time.Date(2027, 3, 2, 9, 0, 0, 0, time.UTC).Add(time.Duration(seconds * float64(time.Second)))
}

// sound is what a run of a few things leaves behind in which nothing went wrong.
func sound() *evidence {
	post := func(channel, key string, from, until float64) call {
		return call{Method: "chat.postMessage", Channel: channel, Key: key, From: at(from), Until: at(until), Status: 200}
	}
	limited := post("CTEAM", "k2", 2, 2.1)
	limited.Status, limited.Wait = 429, 2*time.Second
	return &evidence{
		Deeds: []deed{
			{Book: aBook, Who: "UOFFICER", Line: "action/add/one/the-albany", Title: "one", Request: "r1", Begun: at(0), Answered: at(1), Done: true, Ref: "A-001", Tries: 1},
			{Book: aBook, Who: "UALBANY", Line: "action/done/A-001", Ref: "A-001", Request: "r2", Begun: at(2), Answered: at(3), Done: true, Tries: 1},
			{Book: aBook, Who: "UTRUST", Line: "action/done/A-020", Ref: "A-020", Request: "r3", Begun: at(2), Answered: at(3), Refused: true, Answer: "There is no action A-020."},
		},
		Letters: []letter{
			{Book: aBook, Key: "k1", Place: "slack:dm/T01/UALBANY", Chan: "D1", Text: "The Albany has a new action: one", At: at(1.5)},
			{Book: aBook, Key: "k2", Place: "slack:channel/T01/CTEAM", Chan: "CTEAM", Text: "A new item", At: at(4.5)},
		},
		Calls: map[string][]call{
			"replica 1": {post("D1", "k1", 1, 1.5), limited},
			"replica 2": {post("CTEAM", "k2", 4.2, 4.5)},
		},
		Faults:  []fault{{Kind: "429 alone", From: at(0.5), To: at(4), Team: "T01", Channel: "CTEAM", Measured: true}},
		Books:   map[storage.BookID]*facts{aBook: {Made: map[string]string{"A-001": "r1"}, Done: map[string]bool{"A-001": true}}},
		Read:    map[string]map[string]string{freshProcess: {"q": "one action"}, "replica 1": {"q": "one action"}},
		Foreign: map[storage.BookID]storage.Outcome{aBook: storage.Regress},
		Drawn:   map[string]string{"k2": "A new item"},
	}
}

func TestChecksFindNothingWhereNothingIsWrong(t *testing.T) {
	t.Parallel()
	for _, err := range sound().problems() {
		t.Error(err)
	}
}

// Each check is shown what it is there for.
func TestChecksFindWhatIsWrong(t *testing.T) {
	t.Parallel()
	for name, damage := range map[string]func(*evidence){
		"3, an answer that never came":          func(e *evidence) { e.Deeds[0].Answered = time.Time{} },
		"3, a reference of somebody else":       func(e *evidence) { e.Books[aBook].Made["A-001"] = "r9" },
		"3, done and open":                      func(e *evidence) { e.Books[aBook].Done["A-001"] = false },
		"4, a process that is behind":           func(e *evidence) { e.Read["replica 1"]["q"] = "no action" },
		"6, unknown although added before":      func(e *evidence) { e.Deeds[2].Ref = "A-001" },
		"6, refused for no reason that we know": func(e *evidence) { e.Deeds[2].Answer = "This is for members." },
		"7, said twice":                         func(e *evidence) { e.Letters = append(e.Letters, e.Letters[0]) },
		"7, said thrice": func(e *evidence) {
			e.Faults = append(e.Faults, fault{Kind: "failover"}, fault{Kind: "failover"})
			e.Letters = append(e.Letters, e.Letters[0], e.Letters[0])
		},
		"11, a card as it was before":      func(e *evidence) { e.Drawn["k2"] = "It is on the draft agenda" },
		"13, said by an imported store":    func(e *evidence) { e.Restore = []string{"once more"} },
		"14, told when the other was well": func(e *evidence) { e.Letters[0].At = at(4.1) },
		"15, two at one letter": func(e *evidence) {
			second := e.Calls["replica 1"][0]
			second.From, second.Until = at(1.4), at(1.6)
			e.Calls["replica 2"] = append(e.Calls["replica 2"], second)
		},
		"16, asked again too early": func(e *evidence) {
			again := e.Calls["replica 1"][1]
			again.From, again.Until = at(3), at(3.1)
			e.Calls["replica 1"] = append(e.Calls["replica 1"], again)
		},
		"18, a foreign history taken": func(e *evidence) { e.Foreign[aBook] = storage.Written },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := sound()
			damage(e)
			number, _, _ := strings.Cut(name, ",")
			sign := fmt.Sprintf("check %s,", number)
			problems := e.problems()
			if !slices.ContainsFunc(problems, func(err error) bool { return strings.HasPrefix(err.Error(), sign) }) {
				t.Errorf("the check found nothing; all that was found: %v", problems)
			}
			for _, err := range problems {
				if !strings.HasPrefix(err.Error(), sign) {
					t.Errorf("beside it was found: %v", err)
				}
			}
		})
	}
}

// A loss that was reported explains what is missing; one that was not does not.
func TestALossThatWasReportedIsNone(t *testing.T) {
	t.Parallel()
	e := sound()
	e.Books[aBook].Made["A-001"], e.Books[aBook].Lost = "r9", true
	for _, err := range e.problems() {
		t.Error(err)
	}
}

// Where a master is lost, its last receipt may be.
func TestALetterMayHangTwiceForEachMasterLost(t *testing.T) {
	t.Parallel()
	e := sound()
	e.Faults = append(e.Faults, fault{Kind: "failover"})
	e.Letters = append(e.Letters, e.Letters[0])
	for _, err := range e.problems() {
		t.Error(err)
	}
}

// All eighteen are looked at: here, or in every book.
func TestEveryNumberIsLookedAt(t *testing.T) {
	t.Parallel()
	looked := map[int]bool{}
	for _, c := range checks {
		looked[c.number] = true
	}
	for _, c := range bottest.Checks {
		if c.Run == nil && !looked[c.Number] {
			t.Errorf("nobody looks at %d: %s", c.Number, c.Says)
		}
	}
}

// The program of these tests is built with the wrong clock of this Go.
func TestTheClockOfGoIsMadeAsWeKnow(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile(clockSource())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := wrongClock(string(source)); err != nil {
		t.Error(err)
	}
}

func TestAMomentIsReadFromAnIDOfSlack(t *testing.T) {
	t.Parallel()
	for ts, want := range map[string]time.Time{"1800000000.038319": time.UnixMicro(1800000000_038319), "nonsense": {}} {
		if got := slackTime(ts); !got.Equal(want) {
			t.Errorf("%s is %s, not %s", ts, got, want)
		}
	}
}
