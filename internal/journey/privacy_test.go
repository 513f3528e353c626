package journey_test

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// leaver is in the register and holds no place.
const leaver = "p-newcomer"

func TestPrivacy(t *testing.T) {
	t.Parallel()
	stories := map[string]story{}
	for name, live := range map[string]func(*bottest.Stage){
		"a child’s name is taken down everywhere, in two presses": aChildsName,
		"who has left is nobody anywhere":                         whoHasLeft,
		"an erasure asked for during a hold waits for it":         waitsForTheHold,
		"a file in which words stood is taken back":               aFileIsTakenBack,
	} {
		stories[name] = func(_ *testing.T, s *bottest.Stage) { live(s) }
	}
	play(t, stories, embedded, slackHTTP, repeating(discordGateway), repeating(overRedis))
	play(t, map[string]story{"nothing that is held is taken away": func(_ *testing.T, s *bottest.Stage) { nothingHeldIsTakenAway(s) }}, embedded)
}

func aChildsName(s *bottest.Stage) {
	suggest(s, "Winter warm spaces for Tommy Ashdown of Ash Road")
	s.As(officer).Sees("for Tommy Ashdown of")
	s.As(college).Sees("for Tommy Ashdown of")
	s.As(college).Write("It is about Tommy Ashdown’s mother")
	s.As(officer).Sees("about Tommy Ashdown’s mother")
	s.As(officer).Type("LSP-001").Press("Take words down").
		Fill("words", "tommy ashdown").Fill("reason", "The name of a child").Send().
		Reads("Taken down").Reads("LSP-001").Reads("backups and exports already taken")
	for _, who := range []string{officer, college} {
		s.As(who).SeesNot("Ashdown")
	}
	s.As(officer).Sees("for [taken down on 11 January by the secretariat] of Ash Road")
	s.As(college).Sees("for [taken down on 11 January by the secretariat] of Ash Road")
	s.As(officer).Sees("about [taken down on 11 January by the secretariat]’s mother")
	s.As(officer).Type("find Ashdown").Reads("Nothing that you can read has all these words")
	s.As(officer).Type("privacy redact").Fill("words", "Ashdown").Fill("reason", "Once more").Send().Reads("These words stand in nothing that we keep.")
	s.As(officer).Type("privacy redact").Fill("words", "of").Fill("reason", "Short").Send().Reads("That is too little")
	s.As(college).Type("privacy redact LSP-001").Reads("This is for the secretariat")
	s.Expect("what was done stays", func(b *partnership.State) bool { return string(b.Items[1].Proposer) == college })
}

func whoHasLeft(s *bottest.Stage) {
	suggest(s, "Winter warm spaces")
	s.As(leaver).Type("meeting needs").Fill("needs", "A seat near the door").Send().Reads("Thank you")
	s.As(leaver).Write("Please ring me about the hearing loop")
	s.As(officer).Sees("writes to the secretariat").Sees("the hearing loop")
	s.As(leaver).Type("privacy erase").Send().Reads("Nothing was erased: the tick was missing.")
	s.As(leaver).Type("privacy erase").Choose("sure", "yes").Send().Reads("Erased: nothing that is kept here leads to you any more.")
	s.As(officer).SeesNot("the hearing loop").Sees("somebody who has left")
	s.As(leaver).Type("agenda list").Reads("We do not know you yet")
	s.Expect("it is on record", func(b *partnership.State) bool { return b.IsErased(partnership.PersonID(leaver)) })

	s.As(college).Type("privacy erase").Choose("sure", "yes").Send().Reads("Erased as far as it can be").Reads("You hold a place")
	s.As(college).Type("privacy erase").Reads("your name and your accounts stay for as long")
	s.As(hospital).Type("privacy erase").Choose("sure", "yes").Send()
	s.As(college).Type("agenda list").Reads("Winter warm spaces")
}

func waitsForTheHold(s *bottest.Stage) {
	s.As(leaver).Write("The low-traffic neighbourhood keeps ambulances away")
	s.As(officer).Type("privacy bundle").Fill("words", "low-traffic").Send().Reads("You get it in your own conversation with us")
	s.As(officer).Sees("H-001 is on: nothing that matches is erased until you release it with")
	s.As(leaver).Type("privacy erase").Choose("sure", "yes").Send().Reads("Not yet.").Reads("H-001").Reads("carried out by itself")
	s.As(leaver).Sees("What is kept of you is to be erased, and this waits")
	s.As(officer).Sees("keeps ambulances away").Sees("is to be erased, and waits: H-001 keeps what is known of them")
	s.As(officer).Type("privacy holds").Reads("1 hold on").Reads("To be erased, once nothing holds it").Reads("waits for H-001")
	s.As(officer).Type("privacy redact").Fill("words", "ambulances").Fill("reason", "Not ours to say").Send().Reads("kept out of everybody’s sight until you release the hold")
	s.As(officer).SeesNot("ambulances")
	s.As(officer).Type("privacy holds").Press("Release").Reads("“low-traffic”").Send().
		Reads("H-001 is released.").Reads("Erased, as they had asked: 1 person.").Reads("is gone: 1 text.")
	s.As(leaver).Type("agenda list").Reads("We do not know you yet")
	s.As(officer).SeesNot("low-traffic neighbourhood").Sees("somebody who has left").
		SeesNot("is to be erased, and waits").Sees("and waited for a hold, is erased")
	s.As(leaver).SeesNot("and this waits").Sees("Erased, as you had asked: nothing that is kept here leads to you any more.")
	s.As(officer).Type("privacy holds").Reads("No hold is on")
}

func aFileIsTakenBack(s *bottest.Stage) {
	suggest(s, "Winter warm spaces for Tommy Ashdown")
	s.As(college).Type("privacy export").Reads("You get it in your own conversation with us")
	s.As(college).Sees("[file] What is kept of you, to read (what-is-kept-of-you.html)")
	s.As(officer).Type("privacy redact LSP-001").Fill("words", "Tommy Ashdown").Fill("reason", "The name of a child").Choose("reach", "Only here").Send().
		Reads("files that were made of them are taken back")
	s.As(college).SeesNot("what-is-kept-of-you.html").Sees("There was a file here. Something in it has been taken down since")
	s.As(college).Type("privacy export")
	s.As(college).Sees("[file] What is kept of you, to read (what-is-kept-of-you.html)")
}

func nothingHeldIsTakenAway(s *bottest.Stage) {
	s.As(leaver).Type("meeting needs").Fill("needs", "Large print").Send().Reads("Thank you")
	s.As(officer).Type("privacy bundle").Fill("person", leaver).Send()
	s.As(leaver).Type("meeting needs").Fill("needs", "").Send().Reads("may not be changed or taken away")
	s.As(officer).Type("privacy holds").Press("Release").Send().Reads("H-001 is released.")
	s.As(leaver).Type("meeting needs").Fill("needs", "").Send().Reads("Taken away")
}

// TestABundleHasEverything reads the file that answers a request for information, and what somebody gets of what is kept of them.
func TestABundleHasEverything(t *testing.T) {
	t.Parallel()
	d := newDemo(t, openBolt(t))
	s := bottest.NewStage(t, world(d))
	suggest(s, "Low-traffic streets")
	s.As(hospital).Type("agenda submit").Fill("title", "A family in the low-traffic area").Choose("wants", "Note").Choose("private", "yes").Send()
	s.As(hospital).Type("agenda submit").Fill("title", "Library hours").Choose("wants", "Note").Send()
	s.As(officer).Type("privacy bundle").Reads("flagged for you to look at").Send().Reads("Say what is asked for")
	s.As(officer).Type("privacy bundle").Fill("words", "traffic low").Send()
	files := unzipped(t, saved(t, d, officer)["h-001-information-request.zip"])
	index := files["index.html"]
	for _, words := range []string{"Low-traffic streets", "A family in the low-traffic area", "for named people only", "Message sent", "LSP-001", "H-001"} {
		if !strings.Contains(index, words) {
			t.Errorf("the index lacks %q:\n%s", words, index)
		}
	}
	if strings.Contains(index, "Library") || strings.Contains(files["index.csv"], "Library") {
		t.Error("what has nothing to do with it is in the bundle")
	}
	apart := func(name string) bool {
		return strings.HasPrefix(name, "restricted/") && strings.Contains(files[name], "A family")
	}
	if !slices.ContainsFunc(sortedNames(files), apart) {
		t.Errorf("what not everybody may read does not lie apart: %q", sortedNames(files))
	}

	s.As(college).Type("privacy export").Reads("You get it in your own conversation with us")
	own := saved(t, d, college)
	page := string(own["what-is-kept-of-you.html"])
	if !strings.Contains(page, "Low-traffic streets") || strings.Contains(page, "A family") || !strings.Contains(page, "Places") || len(own["what-is-kept-of-you.json"]) == 0 {
		t.Errorf("what is kept of the college reads\n%s", page)
	}
	s.As(officer).Control("a release", "privacy/release/H-001").Send()
	s.As(officer).Type("privacy redact").Fill("words", "Low-traffic streets").Fill("reason", "A test").Send().Reads("Taken down")
	if left := saved(t, d, college); len(left) > 0 {
		t.Errorf("files in which something was taken down are there still: %d", len(left))
	}
	s.As(college).Sees("There was a file here.")
	if again := saved(t, d, officer); len(again["h-001-information-request.zip"]) == 0 {
		t.Error("a bundle that was taken already is gone")
	}
	everythingSaidIsFit(t, s)
	bottest.Verify(t, s.Evidence())
}

func unzipped(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("the bundle of %d bytes cannot be opened: %v", len(data), err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		words, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(words)
	}
	return files
}

func sortedNames(files map[string]string) []string {
	var all []string
	for name := range files {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

// TestWhatIsErasedIsInNoPlaceOfTheStore looks at everything that lies beside the book.
func TestWhatIsErasedIsInNoPlaceOfTheStore(t *testing.T) {
	t.Parallel()
	play(t, map[string]story{"nothing is left": nothingIsLeft}, embedded, repeating(overRedis))
}

func nothingIsLeft(t *testing.T, s *bottest.Stage) {
	t.Helper()
	store, ctx := s.Books.Store, t.Context()
	err := s.Books.Open(s.Book).PutPerson(ctx, storage.Person{
		ID: leaver, Name: "Jo Underwood", Email: "jo@example.org", Phone: "020 7946 0999", Accounts: []storage.Account{{Platform: "web", User: leaver}},
	})
	if err != nil {
		t.Fatal(err)
	}
	s.As(college).Type("agenda submit").Fill("title", "As Jo  Underwood says: ring 020 7946 0999").Choose("wants", "Note").Send()
	s.As(officer).Type("privacy erase").Fill("for", leaver).Choose("sure", "yes").Send().Reads("leads to them any more")
	people, err := store.People(ctx, s.Book)
	if err != nil || slices.ContainsFunc(people, func(p storage.Person) bool { return p.ID == leaver }) {
		t.Errorf("the register still has them: %v", err)
	}
	if _, err := store.WhoIs(ctx, s.Book, storage.Account{Platform: "web", User: leaver}); err == nil {
		t.Error("their account still leads to them")
	}
	s.As(college).Type("LSP-001").Reads("“As somebody who has left says: ring somebody who has left”")
	s.As(officer).SeesNot("Underwood")
}
