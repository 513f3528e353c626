package email_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// asked has Jane send Dave in her place, who is written to.
func (s *scene) asked() (text string) {
	s.t.Helper()
	s.do(jane, partnership.SendDeputy{Meeting: full, Deputy: dave})
	return s.given("dave@college.example")
}

func TestOneTapAnswersAndALookDoesNot(t *testing.T) {
	t.Parallel()
	s := begin(t)
	text := s.asked()
	for _, want := range []string{"Jane Bloggs", "Thursday 18 March", "This is an automated message of the Lewisham Strategic Partnership.", "ring"} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q:\n%s", want, text)
		}
	}
	link := s.link(text, "I can come")
	before := s.length()
	page, request := s.opens(link)
	for range 3 { // whatever looks through mail for harm
		s.opens(link)
		s.fetch(http.MethodHead, link, nil, http.StatusOK)
	}
	if s.length() != before {
		t.Error("looking changed something")
	}
	if !strings.Contains(page, "I can come") || !strings.Contains(page, "Nothing is sent until you press the button.") || strings.Contains(page, "<script") {
		t.Errorf("the page is\n%s", page)
	}
	answer := s.presses(link, request)
	if !strings.Contains(answer, "Thank you: you are expected at the Full LSP") {
		t.Errorf("the answer is\n%s", answer)
	}
	after := s.length()
	s.presses(link, request) // twice is once
	if s.length() != after {
		t.Error("the same press did something twice")
	}
	s.state(func(state *partnership.State) {
		if d, ok := state.Meetings[full].Deputising(jane); !ok || d.Answer != partnership.Coming {
			t.Errorf("the deputy is %+v", d)
		}
	})
}

func TestALinkIsForOnePersonAndOneThingAndAWhile(t *testing.T) {
	t.Parallel()
	s := begin(t)
	link := s.link(s.asked(), "I can come")
	before := s.length()
	_, request := s.opens(link)
	form := url.Values{"request": {request}}
	token := link[strings.LastIndexByte(link, '/')+1:]
	if strings.Contains(token, "p-dave") || len(token) > 400 {
		t.Errorf("the link is %s", link)
	}
	for name, broken := range map[string]string{
		"cut short": link[:len(link)-3], "changed": link[:len(link)-1] + string('A'+(link[len(link)-1]+1)%26), "another’s": s.pages.URL + "/answer/AAAA",
		"far too long": link + strings.Repeat("A", 4000),
	} {
		if page := s.fetch(http.MethodPost, broken, form, http.StatusNotFound); !strings.Contains(page, "Nothing was saved") {
			t.Errorf("%s: %s", name, page)
		}
	}
	s.fetch(http.MethodPost, link, url.Values{"request": {"r1"}}, http.StatusNotFound) // no page of ours made it
	if err := s.books.Clock.Advance(t.Context(), s.store, 31*24*time.Hour); err != nil {
		t.Fatal(err)
	}
	if page := s.fetch(http.MethodPost, link, form, http.StatusGone); !strings.Contains(page, "This link has run out.") {
		t.Error(page)
	}
	if s.length() != before {
		t.Error("something was done")
	}
}

func TestRightsAreAskedForAtThePress(t *testing.T) {
	t.Parallel()
	s := begin(t)
	link := s.link(s.asked(), "I can come")
	_, request := s.opens(link)
	s.do(jane, partnership.SayComing{Meeting: full}) // she comes after all
	if page := s.presses(link, request); strings.Contains(page, "Thank you") {
		t.Errorf("the answer is\n%s", page)
	}
	s.do(jane, partnership.SendDeputy{Meeting: full, Deputy: dave})
	if err := s.books.Open(book).Erase(t.Context(), string(dave)); err != nil {
		t.Fatal(err)
	}
	_, request = s.opens(link)
	if page := s.presses(link, request); !strings.Contains(page, "We do not know you yet") {
		t.Errorf("the answer to somebody who has left is\n%s", page)
	}
}

func TestAnActionIsDoneByOneTap(t *testing.T) {
	t.Parallel()
	s := begin(t)
	s.do(olu, partnership.AddAction{Undertaking: partnership.Undertaking{
		What: partnership.Text{ID: "t1", Words: "Send the figures"}, Owner: partnership.Owner{Person: jane}, Due: calendar.Date{Year: 2027, Month: 4, Day: 16},
	}})
	text := s.given("jane@college.example")
	link := s.link(text, "Done")
	_, request := s.opens(link)
	if page := s.presses(link, request); !strings.Contains(page, "Done: ") {
		t.Errorf("the answer is\n%s", page)
	}
	s.state(func(state *partnership.State) {
		if state.Actions[1].Done.IsZero() {
			t.Error("it is not done")
		}
	})
	if strings.Contains(text, "Need longer:") {
		t.Errorf("what takes more than a tap has a link:\n%s", text)
	}
}

func TestWithoutAPublicAddressAnEmailSaysWhomToTell(t *testing.T) {
	t.Parallel()
	s := begin(t)
	s.mail.Links = nil
	text := s.asked()
	if strings.Contains(text, "http") || !strings.Contains(text, "To answer, ") {
		t.Errorf("it says\n%s", text)
	}
}

func TestABouncedAddressIsToldToTheSecretariatAndNotTriedForEver(t *testing.T) {
	t.Parallel()
	s := begin(t)
	s.mail.Bounces()
	s.do(jane, partnership.SendDeputy{Meeting: full, Deputy: dave})
	s.state(func(state *partnership.State) {
		lost := state.Undelivered("")
		if len(lost) != 2 || lost[1].Person != dave || lost[1].Why != partnership.NoAddress {
			t.Errorf("lost: %+v", lost)
		}
	})
	if box, err := s.store.Outbox(t.Context(), book); err != nil || len(box.Notices) != 0 {
		t.Errorf("it still waits: %+v, %v", box.Notices, err)
	}
}
