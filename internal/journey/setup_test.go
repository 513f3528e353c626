package journey_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

// aRoster is one as Excel saves it in Britain: a byte order mark, semicolons, quotes, empty lines.
const aRoster = "\ufeffName;Organisation;Place;Group;E-mail;Account\r\n" +
	"Damien Mayor;;Mayor;;mayor@council.example;\r\n" +
	"\"Jane <b>Bloggs</b>\";Lewisham College;;;jane@college.example;\r\n" +
	";;;;;\r\n" +
	"Piotr Director;Lewisham and Greenwich NHS Trust;;Full LSP;piotr@trust.example;UTRUST\r\n" +
	"Olu Officer;;secretariat;;olu@council.example;\r\n"

const home storage.BookID = "slack-t1"

func TestSettingUpAPartnership(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, store storage.Store) {
		w := newTown(t, store)
		admin := w.as("T1", "UADMIN")
		nothingWorksYet(w)
		admin.does("setup").reads("not chosen yet", "nobody yet", "after the terms of reference").readsNot("[Do all of this]")
		termsAreChosen(admin)
		theTeamIsNamed(admin)
		channelsAreLinked(admin)
		aRosterIsRead(admin)
		if n := w.length(); n != 0 {
			t.Fatalf("%d lines were written before anybody agreed", n)
		}
		allOfItIsDone(admin)
		workBegins(w)
		itIsDoneAgain(w)
	})
}

func nothingWorksYet(w *town) {
	for _, line := range []string{"agenda submit Winter warm spaces", "help", "about", "no such thing", "agenda/add/LSP-001"} {
		w.as("T1", "UCOLLEGE").does(line).reads("Not yet", "Its terms of reference, its secretariat and the secretariat’s channel are missing",
			"an administrator of this workspace").readsNot("[Set it up]")
	}
	w.as("T1", "UCOLLEGE").does("agenda submit Winter warm spaces").reads("Your words", "Winter warm spaces")
	w.as("T1", "UCOLLEGE").does("setup").reads("We do not know you yet")
	w.as("T1", "UADMIN").does("agenda submit").reads("you can see to it").presses("Set it up").reads("Set this partnership up")
}

func termsAreChosen(admin *visitor) {
	bad := bytes.Replace(examples.Lewisham, []byte("\nholidays: england-and-wales\n"), []byte("\nholidays: narnia\n"), 1)
	admin.does("setup").presses("Choose: Channels of the groups").reads("Choose the terms of reference first")
	admin.does("setup").presses("Choose: Terms of reference").reads("lewisham.yaml").
		fills("which", "own").sends().reads("Please choose a file").
		attaches("ours.yaml", string(bad)).sends().reads("cannot be used yet: 1 thing to put right", "narnia").
		presses("Choose again").fills("which", "offered").sends().reads("Lewisham Strategic Partnership", "come into force here", "Name somebody of the secretariat first")
}

func theTeamIsNamed(admin *visitor) {
	admin.presses("Choose: Secretariat and its channel").
		sends().reads("Something is missing").
		fills("first", "UADMIN").fills("second", "<@UCLERK|olu>").fills("channel", "C0TEAM").sends().
		reads("Ada Admin (to come), Olu Officer (to come)", "Olu Officer belongs to the secretariat", "The secretariat gets its channel", "[Do all of this]")
}

func channelsAreLinked(admin *visitor) {
	admin.presses("Choose: Channels of the groups").reads("Full LSP", "Steering group").
		fills("group1", "C0FULL").fills("group2", "#C0PSG").sends().reads("2 of ", "The Full LSP gets its channel").
		presses("The next groups’ channels")
	if len(admin.answer.Form.Fields) == 0 {
		admin.t.Error("the second page asks for nothing")
	}
}

func aRosterIsRead(admin *visitor) {
	wrong := strings.Replace(aRoster, "Lewisham College;", "Lewisham Colege;", 1)
	wrong = strings.Replace(wrong, "piotr@trust.example", "piotr at trust", 1)
	admin.does("setup").presses("Choose: Who holds which place").sends().reads("choose a file, or paste").
		attaches("roster.csv", wrong).sends().
		reads("cannot be used yet: 1 thing to put right. Nothing of it was taken.", "Line 5: “piotr at trust” is no e-mail address").
		presses("Choose the file again").fills("pasted", strings.Replace(aRoster, "Lewisham College;", "Lewisham Colege;", 1)).sends().
		reads("Line 3: there is no organisation with a place “Lewisham Colege”, did you mean “Lewisham College”?").
		presses("Choose the file again").attaches("roster.csv", aRoster).sends().
		reads("What will happen", "And ", "[See all that happens]").
		presses("See all that happens").
		reads("Full LSP: Lewisham College, Jane <b>Bloggs</b>.", "Steering group: Lewisham College, Jane <b>Bloggs</b>.",
			"Jane <b>Bloggs</b> is taken for whoever has the e-mail address jane@college.example here.", "Nothing has happened yet").
		presses("Back")
}

func allOfItIsDone(admin *visitor) {
	old := admin.line("Do all of this")
	admin.does("setup/apply/0123456789abcdef").reads("Nothing was done: something has changed since you saw this")
	admin.does(old).reads("Done: the Lewisham Strategic Partnership is set up here.")
	admin.ask(admin.last).reads("done already")
	admin.does(old).reads("done already").readsNot("[Do all of this]")
	admin.state(func(s *partnership.State, at storage.Position) {
		if len(s.Lacks()) > 0 || len(s.Officers) != 2 || s.Channels["full"] != "slack:channel/T1/C0FULL" || s.Channels["psg"] != "slack:channel/T1/C0PSG" {
			admin.t.Errorf("officers %v, channels %v, lacking %v", s.Officers, s.Channels, s.Lacks())
		}
	})
}

func workBegins(w *town) {
	w.as("T1", "UCOLLEGE").does("agenda submit").fills("title", "Winter warm spaces").fills("wants", "discuss").sends().reads("Winter warm spaces")
	w.as("T1", "UTRUST").does("agenda submit").fills("title", "Flu").fills("wants", "note").sends().reads("Flu")
	w.as("T1", "USTRANGER").does("agenda submit Hello").reads("We do not know you yet")
	w.state(func(s *partnership.State, _ storage.Position) {
		if len(s.Items) != 2 {
			w.t.Errorf("%d items", len(s.Items))
		}
	})
}

// itIsDoneAgain: the same roster changes nothing, another one only what differs; the secretariat may, members may not.
func itIsDoneAgain(w *town) {
	before := w.length()
	clerk := w.as("T1", "UCLERK")
	clerk.does("setup/roster").attaches("roster.csv", aRoster).sends().reads("How the Lewisham Strategic Partnership is set up here").
		readsNot("[Do all of this]").presses("Forget these changes").readsNot("Forget")
	if n := w.length(); n != before {
		w.t.Errorf("%d lines were added by the same roster", n-before)
	}
	successor := strings.Replace(aRoster, "\"Jane <b>Bloggs</b>\";Lewisham College;;;jane@college.example;", "Sam Next;Lewisham College;;Full LSP;sam@college.example;USAM", 1)
	clerk.does("setup/roster").attaches("roster.csv", successor).sends().
		reads("Sam Next is new to us", "Full LSP: Lewisham College, Sam Next, after Jane <b>Bloggs</b>.").
		presses("Do all of this").reads("Done")
	if n := w.length(); n != before+2 { // a place, and who was listed
		w.t.Errorf("%d lines were added by a successor", n-before)
	}
	w.as("T1", "UCOLLEGE").does("setup").reads("This is for the secretariat of the whole partnership and administrators of the workspace")
	w.as("T1", "UTRUST").does("setup/apply/0123456789abcdef").reads("This is for the secretariat")
	clerk.does("setup/terms").fills("which", "own").attaches("new.yaml", string(withoutHomes(w.t))).sends().
		reads("New ones are proposed by the secretariat", "[Propose new terms]").readsNot("[Do all of this]")
}

// Whatever fails while it is written, either all of it is there, register and book, or nothing; and pressing again mends it.
func TestSettingUpIsNeverHalfDone(t *testing.T) {
	t.Parallel()
	for name, when := range map[string]storagetest.When{"before it is written": storagetest.Before, "after": storagetest.After} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			store := storagetest.Flaky(openBolt(t))
			w := newTown(t, store)
			admin := w.as("T1", "UADMIN")
			admin.does("setup/terms").fills("which", "offered").sends()
			admin.does("setup/team").fills("first", "UCLERK").fills("channel", "C0TEAM").sends()
			admin.does("setup/roster").attaches("roster.csv", aRoster).sends()
			press := admin.does("setup").line("Do all of this")
			store.Fail("Append", when, storage.ErrUncertain)
			admin.does(press).reads("could not confirm")
			people, err := store.People(t.Context(), home)
			if err != nil {
				t.Fatal(err)
			}
			n := newTown(t, store).length()
			if (n == 0) != (len(people) == 0) || (n == 0) != (when == storagetest.Before) {
				t.Errorf("%d lines in the book, %d people in the register", n, len(people))
			}
			admin.ask(admin.last)
			if answer := admin.words(); !strings.Contains(answer, "Done") && !strings.Contains(answer, "done already") {
				t.Errorf("pressed again, it says:\n%s", answer)
			}
			w.as("T1", "UCOLLEGE").does("agenda list").readsNot("Not yet")
			everybody, err := store.People(t.Context(), home)
			if err != nil || len(everybody) != 5 { // four of the roster, and the administrator
				t.Errorf("%d people in the register: %v, %v", len(everybody), everybody, err)
			}
		})
	}
}

var code = regexp.MustCompile(`[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}`)

func TestAnotherWorkspaceJoins(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, store storage.Store) {
		w := newTown(t, store)
		admin, other := w.as("T1", "UADMIN"), w.as("T2", "UADMIN")
		admin.does("setup/terms").fills("which", "offered").sends()
		admin.does("setup/team").fills("first", "UCLERK").fills("channel", "C0TEAM").sends().presses("Do all of this")

		other.does("setup").presses("Join one that is here already").fills("code", "nonsense").sends().reads("That is no code")
		admin.does("setup/code").reads("This is for the secretariat")
		given := code.FindString(w.as("T1", "UCLERK").does("setup code").reads("The code is").words())
		w.as("T2", "UCLERK").does("setup join " + given).reads("We do not know you yet")
		heard := strings.ToLower(strings.ReplaceAll(given, "-", " "))
		other.does("setup/join").fills("code", heard).sends().reads("This workspace now belongs to the Lewisham Strategic Partnership")
		if w.homes["T2"] != home {
			t.Fatalf("it is linked to %q", w.homes["T2"])
		}
		w.as("T3", "UADMIN").does("setup join " + given).reads("This code is not good")
		other.does("setup").reads("We do not know you yet") // whoever administers a workspace that joined has no say in the partnership
		w.as("T2", "UCOLLEGE").does("about").reads("Lewisham Strategic Partnership")

		w.as("T1", "UCLERK").does("setup/roster").
			fills("pasted", "name,organisation,account\nJane Bloggs,Lewisham College,T2/UCOLLEGE\n").sends().presses("Do all of this").reads("Done")
		w.as("T2", "UCOLLEGE").does("agenda submit").fills("title", "Warm spaces").fills("wants", "note").sends().reads("Warm spaces")
	})
}
