package commands

import (
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

func TestWordsAreTakenOutAsWordsOfTheirOwn(t *testing.T) {
	for _, test := range []struct{ words, in, want string }{
		{"Ash Road", "At Ash Road, by ash  road’s end; Ash\nRoad", "At #, by #’s end; #"},
		{"Ash", "Ashdown washes in Ash, ASH-tree and 5ash", "Ashdown washes in #, #-tree and 5ash"},
		{"O'Brien", "Mrs O’Brien and o'brien", "Mrs # and #"},
		{"Zoë", "Zoë, ZOË and Zoëlle", "#, # and Zoëlle"},
		{"aaa", "aaaa aaa", "aaaa #"},
		{"jo@example.org", "mail jo@example.org. Not xjo@example.org", "mail #. Not xjo@example.org"},
		{"0.5 (half)", "0.5 (half) or 015 (half)", "# or 015 (half)"},
		{"a child", "nothing of it", "nothing of it"},
	} {
		p, ok := phraseOf(test.words)
		if got := p.without(test.in, "#"); !ok || got != test.want {
			t.Errorf("%q out of %q leaves %q, want %q", test.words, test.in, got, test.want)
		}
		if p.in(test.in) != (test.in != test.want) {
			t.Errorf("%q in %q is not known", test.words, test.in)
		}
	}
	for _, little := range []string{"", "of", " - ", "é1"} {
		if _, ok := phraseOf(little); ok {
			t.Errorf("%q is taken for a phrase", little)
		}
	}
}

func TestSomebodyIsKnownByNameAndContactsAlone(t *testing.T) {
	who := identityOf(bot.Person{ID: "p-jo", Name: "Jo Underwood", Email: "jo@example.org", Phone: "020 7946 0999", Post: "Director"})
	got := who.without("Jo Underwood (jo@example.org, 020 7946 0999), Director, and Jo")
	if want := "somebody who has left (somebody who has left, somebody who has left), Director, and Jo"; got != want {
		t.Errorf("reads %q", got)
	}
	if one := identityOf(bot.Person{ID: "p-may", Name: "May"}); one.in("See you in May") {
		t.Error("a name of one word is taken out of what others wrote")
	}
}

func TestWhatARequestForInformationFinds(t *testing.T) {
	s := recorded(t)
	line := func(by partnership.PersonID, words string, at partnership.Event) bookLine {
		r := partnership.Record{At: s.now, By: by, Event: at}
		return bookLine{Record: r, Mention: partnership.Mentions(at), words: words}
	}
	item := partnership.ItemSubmitted{Number: 1, Title: "t1"}
	place := partnership.PlaceFilled{Seat: "full/lewisham-college", Person: stranger}
	day := s.state.Calendar.Date(s.now)
	for name, test := range map[string]struct {
		seeker seeker
		line   bookLine
		want   bool
	}{
		"all the words":               {seeker{words: soughtWords("warm spaces")}, line(college, "Spaces that are WARM", item), true},
		"one of them":                 {seeker{words: soughtWords("warm spaces")}, line(college, "Warm", item), false},
		"words that stand everywhere": {seeker{words: soughtWords("the")}, line(college, "The end", item), true},
		"who did it":                  {seeker{about: partnership.Sought{Person: college}}, line(college, "", item), true},
		"whom it names":               {seeker{about: partnership.Sought{Person: stranger}}, line(officer1, "", place), true},
		"who stands in it":            {seeker{about: partnership.Sought{Person: "p-x"}, person: bot.Person{Name: "Jo Underwood"}}, line(college, "Ask Jo Underwood", item), true},
		"somebody else":               {seeker{about: partnership.Sought{Person: stranger}}, line(college, "", item), false},
		"its place":                   {seeker{about: partnership.Sought{Organisation: "lewisham-college"}}, line(officer1, "", place), true},
		"its member":                  {seeker{about: partnership.Sought{Organisation: "lewisham-college"}}, line(college, "", item), true},
		"another organisation":        {seeker{about: partnership.Sought{Organisation: "goldsmiths"}}, line(college, "", item), false},
		"its name":                    {seeker{about: partnership.Sought{Organisation: "x"}, called: []string{"The Albany"}}, line(hospital, "with the Albany", item), true},
		"on the day":                  {seeker{about: partnership.Sought{From: day, Until: day}}, line(college, "", item), true},
		"too early":                   {seeker{about: partnership.Sought{From: day.AddDays(1)}}, line(college, "", item), false},
		"too late":                    {seeker{about: partnership.Sought{Until: day.AddDays(-1)}}, line(college, "", item), false},
	} {
		test.seeker.state = s.state
		if got := test.seeker.finds(test.line); got != test.want {
			t.Errorf("%s: found %v", name, got)
		}
	}
}

func TestWhatAPersonHasToLookAtFirst(t *testing.T) {
	s := recorded(t)
	private := bookLine{Record: partnership.Record{Event: partnership.ItemSubmitted{Number: 2}}, words: "A family"}
	private.Mention = partnership.Mentions(private.Event)
	public := bookLine{Record: partnership.Record{Event: partnership.ItemSubmitted{Number: 1}}, words: "Spaces"}
	public.Mention = partnership.Mentions(public.Event)
	s.equal(restricted(s.state, private), "for named people only")
	s.equal(restricted(s.state, public), "")
	s.equal(restricted(s.state, bookLine{Record: partnership.Record{Event: partnership.WordsPassedOn{}}}), "written to the secretariat")
	var table strings.Builder
	if err := writeTable(&table, []bundled{{Number: 1, What: "Item submitted", Words: "=1+1"}}); err != nil {
		t.Fatal(err)
	}
	s.equal(strings.Split(table.String(), "\n")[1], "1,,Item submitted,,,,'=1+1,")
}

func TestHoldsAreListedWithWhatWaitsForThem(t *testing.T) {
	s := begin(t)
	s.equal(s.reads(holdsCard(s.view(officer1))), "No hold is on: nothing is kept from being erased. [Answer a request for information]")
	for range maxHolds {
		s.press(officer1, partnership.PlaceHold{Words: s.typed("low-traffic")})
	}
	s.press(officer1, partnership.PlaceHold{Person: stranger, From: s.view(officer1).Today()})
	s.press(stranger, partnership.ErasePerson{Person: stranger, Extent: partnership.NotYet, Read: s.state.Last})
	card := holdsCard(s.view(officer1))
	s.check(card)
	reads := s.reads(card)
	for _, words := range []string{"16 holds on.", "{stranger}, since Monday 1 February", "“low-traffic”", "{stranger}, asked on Monday 1 February: waits for H-016"} {
		if !strings.Contains(reads, words) {
			t.Errorf("lacks %q:\n%s", words, reads)
		}
	}
	s.equal(card.Foot.Words(s.reader()), "And 1 more hold, older.")
	s.hear()
}

func TestWordsCanBeTakenDownFromTheCardOfAMatter(t *testing.T) {
	s := recorded(t)
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	offers := func(who partnership.PersonID, reference string) bool {
		card := openReference(s.view(who), reference).Card
		s.check(*card)
		return card.Menu != nil && slices.ContainsFunc(card.Menu.Choices, func(c ui.Choice) bool { return c.Value == bot.Line("privacy redact", reference) })
	}
	for _, reference := range []string{"LSP-001", "A-001", string(march)} {
		if !offers(officer1, reference) {
			t.Errorf("the officer is not offered it for %s", reference)
		}
		if offers(college, reference) {
			t.Errorf("a member is offered it for %s", reference)
		}
	}
	if offers(officer1, "LSP-999") {
		t.Error("it is offered for what is not there")
	}
}

func TestAnErasureThatWaitsIsToldWhenItBeginsToWaitAndWhenItIsDone(t *testing.T) {
	s := begin(t)
	told := func(want ...string) {
		t.Helper()
		if got := s.hear(); !slices.Equal(got, want) {
			t.Errorf("told %q, want %q", got, want)
		}
	}
	waits := func(who partnership.PersonID) {
		s.press(who, partnership.ErasePerson{Person: who, Extent: partnership.NotYet, Read: s.state.Last})
	}
	s.press(officer1, partnership.PlaceHold{Person: stranger})
	s.press(officer1, partnership.PlaceHold{Person: college})
	s.hear()
	waits(stranger)
	told("erasure-asked to channel:", "erasure-kept to only:p-stranger")
	waits(college)
	told("erasure-asked to channel:", "erasure-kept to only:p-college")
	s.equal(s.reads(s.card(officer1, "erasure-asked", "p-stranger")),
		"{stranger} is to be erased, and waits: H-001 keeps what is known of them. Next: release it once the request for information has its answer. "+
			"What was asked for is then done by itself, and you and they are told. [Holds]")
	s.equal(s.reads(s.card(stranger, "erasure-kept", "p-stranger")),
		"What is kept of you is to be erased, and this waits: somebody has asked for information that may concern it (H-001). "+
			"Next: nothing from you. It is done by itself when they have their answer, and you then read so here. [Ask the secretariat]")
	release := func(n partnership.HoldNumber, free partnership.Freed) {
		s.press(officer1, partnership.ReleaseHold{Number: n, Read: s.state.Last, Free: []partnership.Freed{free}})
	}
	release(1, partnership.Freed{Person: stranger})
	told("erasure-done to channel:")
	s.equal(s.reads(s.card(stranger, "erasure-kept", "p-stranger")),
		"Erased, as you had asked: nothing that is kept here leads to you any more. "+
			"Not in our hands: backups and exports already taken, and what was written on Slack or Discord by people themselves.")
	s.equal(s.reads(s.card(officer1, "erasure-done", "p-stranger")),
		"Somebody who had asked to be erased, and waited for a hold, is erased: nothing that is kept here leads to them any more.")
	release(2, partnership.Freed{Person: college, Part: true})
	told("erasure-done to channel:", "erasure-done to only:p-college")
	for _, kind := range []string{"erasure-done", "erasure-kept"} {
		s.equal(s.reads(s.card(college, kind, "p-college")),
			"Erased as far as it can be, as you had asked: the phone number, what is needed at meetings and what was begun and not sent. "+
				"You hold a place, or are expected at a meeting: your name and your accounts stay for as long. When that has ended, ask once more.")
	}
	s.equal(s.reads(s.card(officer1, "erasure-done", "p-college")),
		"{college}, who had asked to be erased and waited for a hold, is erased as far as it can be: they hold a place, or are expected at a meeting.")
}

func TestWhoIsErasedAtOnceIsToldInTheAnswerAlone(t *testing.T) {
	s := begin(t)
	s.press(stranger, partnership.ErasePerson{Person: stranger, Extent: partnership.Wholly, Read: s.state.Last})
	if told := s.hear(); len(told) != 0 {
		t.Errorf("told %v", told)
	}
}
