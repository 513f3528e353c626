package journey_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

func TestBadInput(t *testing.T) {
	t.Parallel()
	stories := map[string]story{}
	for name, live := range map[string]func(*bottest.Stage){
		"an unknown command is answered with the nearest":      unknownCommand,
		"what is missing is asked for":                         missingText,
		"what is too long comes back to be shortened":          overlongText,
		"a reference that does not exist":                      noSuchThing,
		"a click on an old card":                               oldCard,
		"a second click":                                       secondClick,
		"a click by somebody who may not":                      notTheirs,
		"a card that somebody else has just settled":           justSettled,
		"typed text is never markup":                           exactlyAsTyped,
		"what nobody meant to type is taken out":               takenOut,
		"somebody whom we do not know":                         stranger,
		"a control that no card of ours ever had":              forged,
		"a number that is none, a date that is none":           noNumber,
		"a presenter sees their item and no other":             onlyTheirItem,
		"a private item is restricted for those not concerned": restricted,
	} {
		stories[name] = func(_ *testing.T, s *bottest.Stage) { live(s) }
	}
	play(t, stories, inEveryChat...)
}

func suggest(s *bottest.Stage, title string) {
	s.As(college).Type("agenda submit").Fill("title", title).Choose("wants", "Discuss").Send().Reads("is with the secretariat")
}

func unknownCommand(s *bottest.Stage) {
	s.As(college).Type("agenda sumbit My own words").
		Reads("There is no such command. Did you mean /agenda submit?").Reads("agenda sumbit My own words").
		Press("Suggest an item").Reads("What is it about?")
	s.As(college).Type("qwertyuiop").Reads("There is no such command.").Press("What can I do here?").Reads("Five things")
	s.As(college).Type("").Reads("There is no such command.")
}

func missingText(s *bottest.Stage) {
	s.As(college).Type("agenda submit").Choose("wants", "Decide").Send().
		Reads("Something is missing").Reads("Please fill this in").
		Fill("title", "Found after all").Choose("wants", "Decide").Send().Reads("“Found after all” (LSP-001)")
	s.As(college).Type("agenda submit").Fill("title", "\u200b \u202e").Choose("wants", "Decide").Send().Reads("Please fill this in")
}

func overlongText(s *bottest.Stage) {
	long := strings.Repeat("warm ", 600)
	s.As(college).Type("agenda submit " + long).Reads("there is room for 150").Reads(strings.TrimSpace(long))
	s.As(college).Type("agenda submit").Fill("title", long).Choose("wants", "Note").Send().
		Reads("That is 2999 characters; there is room for 150").Reads(strings.TrimSpace(long)).
		Fill("title", strings.Repeat("é", 150)).Send().Reads(strings.Repeat("é", 150))
	s.Expect("one item came of it", func(b *partnership.State) bool { return len(b.Items) == 1 })
}

func noSuchThing(s *bottest.Stage) {
	s.As(college).Type("agenda show LSP-999").Reads("There is nothing called LSP-999")
	s.As(officer).Type("agenda issue FULL-2031-01").Reads("There is no meeting FULL-2031-01")
	s.As(officer).Type("meeting register FULL-2031-01").Reads("There is no meeting FULL-2031-01")
	s.As(officer).Type("meeting close " + full).Reads("The meeting has not begun yet.")
	s.As(college).Type("action done A-999").Reads("There is no action A-999")
	s.As(officer).Type("register close R-999").Reads("There is no entry R-999")
	s.As(officer).Type("register list comitments").Reads("Did you mean commitments?")
	s.As(officer).Type("dispute step C-999").Reads("There is no case C-999")
	s.As(officer).Type("membership told M-999").Reads("There is no request M-999")
	suggest(s, "Winter warm spaces")
	s.As(college).Type("agenda show lsp1").Reads("Winter warm spaces")
}

func oldCard(s *bottest.Stage) {
	suggest(s, "Winter warm spaces")
	old := s.As(officer).Line("Put on the draft agenda")
	s.As(officer).Press("We have talked: add it").Send()
	s.As(officer).Type("agenda draft").Press("Send to chair")
	agree := s.As(mayor).Line("Agree")
	s.As(officer).Control("Put on the draft agenda", old).Reads("is on the draft agenda")
	s.As(mayor).Press("Ask for a change").Fill("what", "Twenty minutes, please.").Send()
	s.As(officer).Press("Open the draft agenda").Press("Send to chair")
	s.As(mayor).Control("Agree", agree).Reads("There is a newer version of this agenda: version 2. This card was for version 1.")
}

func secondClick(s *bottest.Stage) {
	s.As(college).Type("agenda submit").Fill("title", "Once").Choose("wants", "Note").Send().Reads("LSP-001").Again().Reads("LSP-001").Again()
	s.Expect("there is one item", func(b *partnership.State) bool { return len(b.Items) == 1 })
	talked := s.As(officer).Press("We have talked: add it").Send()
	talked.Again().Reads("is on the draft agenda")
	s.As(officer).Type("agenda draft").Press("Send to chair").Again().Reads("Version 1")
	agree := s.As(mayor).Line("Agree")
	s.As(mayor).Press("Agree").Reads("Agreed").Control("Agree", agree).Reads("Agreed")
	s.Expect("one version was agreed", func(b *partnership.State) bool { return len(b.Meetings[full].Versions) == 1 })
}

func notTheirs(s *bottest.Stage) {
	suggest(s, "Winter warm spaces")
	for _, line := range []string{"agenda/talked/LSP-001", "agenda/add/LSP-001", "agenda/drop/LSP-001", "agenda/issue/" + full} {
		s.As(hospital).Control("stolen", line).Reads("This is for the secretariat.")
	}
	s.As(hospital).Control("stolen", "agenda/withdraw/LSP-001").Send().Reads("Only")
	s.As(officer).Press("We have talked: add it").Send()
	s.As(officer).Type("agenda draft").Press("Send to chair")
	s.As(hospital).Control("stolen", "agenda/agree/"+full+"/1").Reads("This is for the chair")
	s.Expect("nothing was agreed or withdrawn", func(b *partnership.State) bool {
		return b.Meetings[full].Versions[0].Agreed == nil && b.Items[1].Stage == partnership.OnDraft
	})
}

func justSettled(s *bottest.Stage) {
	suggest(s, "Winter warm spaces")
	late := s.As(colleague).Press("Not for this agenda").Choose("basis", "Decided by the chair").Fill("reason", "Seen too late.")
	s.As(officer).Control("Withdraw it", "agenda/withdraw/LSP-001").Send().Reads("Withdrawn")
	late.Send().Reads("withdrawn").Reads("Seen too late.")
	s.As(colleague).Sees("Withdrawn")
}

func exactlyAsTyped(s *bottest.Stage) {
	for _, title := range []string{
		"@everyone read this", "<!channel> now", "*stars* and _lines_", "`code` ~gone~ > quoted", "<b>bold</b> & <script>alert(1)</script>",
		"100% of %s and %d", "\u202enot turned\u202c", "مساحات شتوية دافئة", "👩‍👩‍👧 family 🏳️‍🌈", "LSP-002 [link](https://example.org)",
	} {
		clean := strings.NewReplacer("\u202e", "", "\u202c", "").Replace(title)
		s.As(college).Type("agenda submit").Fill("title", title).Choose("wants", "Note").Send().Reads("“" + clean + "”").Sees("“" + clean + "”")
		s.As(officer).Sees("“" + clean + "”")
	}
}

func takenOut(s *bottest.Stage) {
	s.As(college).Type("agenda submit").Fill("title", "War\u200bm\u2060 sp\x00ac\x1bes\ufeff").Choose("wants", "Note").Send().
		Reads("“Warm spaces” (LSP-001)")
}

func stranger(s *bottest.Stage) {
	s.As("p-nobody").Type("agenda submit Let me in").Reads("We do not know you yet").Reads("020 8314 7073").Reads("Let me in")
	s.As("p-nobody").Type("about").Reads("Lewisham Strategic Partnership")
}

func forged(s *bottest.Stage) {
	for _, line := range []string{
		"agenda/agree/" + full + "/99", "agenda/agree/" + full + "/-1", "agenda/agree//", "agenda/up/" + full + "/nowhere", "/", "agenda/talked/",
		"agenda/answer/LSP-001/louder", "deputy/accept/" + full + "/p-nobody", strings.Repeat("agenda/", 40), "agenda/agree/" + full + "/1/2/3",
	} {
		if a := s.As(mayor).Control("forged", line); a.Answer() == "" {
			a.Reads("an answer to " + line)
		}
		if a := s.As(officer).Control("forged", line); a.Answer() == "" {
			a.Reads("an answer to " + line)
		}
	}
}

func noNumber(s *bottest.Stage) {
	suggest(s, "Winter warm spaces")
	s.As(officer).Press("We have talked: add it").Fill("day", "yesterday").Send().Reads("Write the date like this").
		Fill("day", "2027-01-11").Send().Reads("is on the draft agenda")
	s.As(officer).Control("Change", "agenda/line/"+full+"/LSP-001").Fill("minutes", "ten").Send().Reads("A number from 0 to 600").
		Fill("minutes", "10").Send().Reads("10 minutes")
}

func onlyTheirItem(s *bottest.Stage) {
	suggest(s, "Winter warm spaces")
	suggest(s, "Street trees")
	s.As(officer).Control("present", "agenda/present/LSP-001").Fill("presenter", "A guest presenter").Send()
	s.As(officer).Control("talked", "agenda/talked/LSP-001").Send()
	s.As(officer).Control("talked", "agenda/talked/LSP-002").Send()
	s.As(officer).Type("agenda draft").Press("Send to chair")
	s.As(mayor).Press("Agree")
	s.As(officer).Press("Issue the agenda").Send()
	s.Until("the agenda goes out")
	for _, line := range []string{"agenda show " + full, "agenda list", "agenda show LSP-002", "agenda mine", "meeting show " + full} {
		if a := s.As(presenter).Type(line); strings.Contains(a.Answer(), "Street trees") {
			a.Reads("nothing of the other item, at /" + line)
		}
	}
	s.As(presenter).SeesNot("Street trees").Type("agenda show " + full).Reads("Winter warm spaces")
}

func restricted(s *bottest.Stage) {
	s.As(college).Type("agenda submit").Fill("title", "A named family").Choose("wants", "Note").Choose("private", "yes").Send()
	s.As(officer).Press("We have talked: add it").Send()
	s.As(officer).Type("agenda draft").Press("Send to chair")
	s.As(mayor).Press("Agree")
	s.As(officer).Press("Issue the agenda").Send()
	s.Until("the agenda goes out")
	s.As(hospital).SeesNot("A named family").Type("agenda show " + full).Reads("Restricted item")
	s.As(mayor).Type("agenda show " + full).Reads("A named family")
}

var errAway = errors.New("the store is away")

func TestAStoreThatIsAway(t *testing.T) {
	t.Parallel()
	stories := map[string]story{}
	for name, fault := range map[string]struct {
		when storagetest.When
		err  error
		says string
	}{
		"before the effect": {storagetest.Before, errAway, "This press saved nothing"},
		"after the effect":  {storagetest.After, fmt.Errorf("%w: %w", storage.ErrUncertain, errAway), "nothing is done twice"},
	} {
		stories[name] = func(_ *testing.T, s *bottest.Stage) {
			form := s.As(college).Type("agenda submit").Fill("title", "Said while it was away").Choose("wants", "Note")
			flakyOf(s).Fail("Append", fault.when, fault.err)
			form.Send().Reads(fault.says).Reads("Said while it was away").
				Again().Reads("“Said while it was away” (LSP-001)").
				Again().Reads("LSP-001").
				Sees("We have your item")
			s.Expect("there is one item", func(b *partnership.State) bool { return len(b.Items) == 1 })
		}
	}
	play(t, stories, failing(embedded), failing(slackHTTP), failing(repeating(discordHTTP)))
}

// failing is a setting whose store can be made to fail.
func failing(here setting) setting {
	store := here.store
	here.store = func(t *testing.T) storage.Store { return storagetest.Flaky(store(t)) }
	here.faulty = true
	return here
}

func flakyOf(s *bottest.Stage) *storagetest.FlakyStore {
	return s.Books.Store.(dated).Store.(*storagetest.FlakyStore)
}

// Whatever call of the post office fails, and on whichever side of its effect, everything is said in the end, and once.
func TestAPostOfficeWhoseStoreFails(t *testing.T) {
	t.Parallel()
	for _, method := range []string{"Claim", "Outbox", "Expand", "Begin", "Say", "Delivered", "Edit", "Finish", "Settle", "Tail"} {
		for name, when := range map[string]storagetest.When{"before": storagetest.Before, "after": storagetest.After} {
			t.Run(method+" "+name, func(t *testing.T) {
				t.Parallel()
				flaky := storagetest.Flaky(openBolt(t))
				d := newDemo(t, flaky)
				d.Office.Lease = 100 * time.Millisecond
				comesToRest(t, d)
				request := ask(t, d, college, "agenda submit", map[string]string{"title": "Winter warm spaces", "wants": "discuss"})
				flaky.Fail(method, when, errAway)
				d.Office.Drain(t.Context())
				again := ask(t, d, officer, "agenda/talked/LSP-001", map[string]string{"day": "2027-01-11", "how": "phone"})
				flaky.Fail(method, when, errAway)
				d.Office.Drain(t.Context())
				flaky.Mend()
				comesToRest(t, d, request, again)
			})
		}
	}
}
