package commands_test

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
)

// handed are the files of an answer as they lie in the store, by their names.
func (f front) handed(who, line string, values map[string]string) map[string][]byte {
	f.Helper()
	answer := f.ask(who, line, values)
	card := answer.Card
	if answer.Sends != nil {
		card = &answer.Sends.Card
	}
	if card == nil {
		f.Fatalf("%s asks again", line)
	}
	files := map[string][]byte{}
	for _, a := range card.Files {
		data, err := f.demo.Books.Store.Blob(f.Context(), a.Hash)
		if err != nil {
			f.Fatal(err)
		}
		files[a.Name] = data
	}
	return files
}

// unpacked is everything that stands in a bundle.
func (f front) unpacked(data []byte) string {
	f.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		f.Fatal(err)
	}
	var all strings.Builder
	for _, file := range z.File {
		r, err := file.Open()
		if err != nil {
			f.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			f.Fatal(err)
		}
	}
	return all.String()
}

func (f front) bundle(values map[string]string) string {
	f.Helper()
	for _, data := range f.handed(string(demo.Officer), "privacy bundle", values) {
		return f.unpacked(data)
	}
	f.Fatal("there is no bundle")
	return ""
}

// named is somebody's name in the register.
func (f front) named(who string) string {
	f.Helper()
	people, err := f.demo.Books.Store.People(f.Context(), demo.Book)
	if err != nil {
		f.Fatal(err)
	}
	i := slices.IndexFunc(people, func(p storage.Person) bool { return p.ID == who })
	return people[i].Name
}

// needs is what the member of the college is kept to need.
func (f front) needs() string {
	f.Helper()
	return f.form(collegeMember, "meeting needs").Fields[0].Value
}

func TestWhatSomebodyNeedsIsInWhatIsGatheredOfThem(t *testing.T) {
	f := front{t, open(t)}
	f.card(collegeMember, "meeting needs", map[string]string{"needs": "A hearing loop beside Tommy Ashdown"})
	f.expect(string(f.handed(collegeMember, "privacy export", nil)["what-is-kept-of-you.json"]), "A hearing loop beside Tommy Ashdown")
	f.expect(f.bundle(map[string]string{"person": collegeMember}), "A hearing loop beside Tommy Ashdown")
	f.expect(f.bundle(map[string]string{"words": "hearing loop"}), "A hearing loop beside Tommy Ashdown", "personal data")
	if other := f.bundle(map[string]string{"person": "p-the-albany"}); strings.Contains(other, "hearing loop") {
		t.Error("what somebody needs is in what is gathered of somebody else")
	}
}

func TestWordsAreTakenDownBesideAnEntryToo(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	f.card(collegeMember, "meeting needs", map[string]string{"needs": "A seat beside Tommy Ashdown, please"})
	down := func() string {
		return f.card(officer, "privacy redact", map[string]string{"words": "tommy ashdown", "reason": "The name of a child"})
	}
	f.expect(down(), "Taken down.")
	if got := f.needs(); !strings.HasPrefix(got, "A seat beside [taken down on ") || !strings.HasSuffix(got, "please") {
		t.Errorf("what is needed reads %q", got)
	}
	answer := f.ask(officer, "privacy redact", map[string]string{"words": "tommy ashdown", "reason": "Once more"})
	if answer.Form == nil {
		t.Error("it stands somewhere still")
	}
	f.card(collegeMember, "meeting needs", map[string]string{"needs": "A seat beside Tommy Ashdown again"})
	f.bundle(map[string]string{"person": collegeMember})
	f.expect(down(), "Taken down.", "kept out of everybody’s sight until you release the hold")
	if got := f.needs(); strings.Contains(got, "Ashdown") {
		t.Errorf("what a hold keeps is in sight: %q", got)
	}
	f.expect(f.card(officer, "privacy release H-001", map[string]string{}), "is gone: 1 text.")
}

func TestWhoIsErasedStandsBesideNobodysEntry(t *testing.T) {
	for _, held := range []bool{false, true} {
		f := front{t, open(t)}
		officer, gone := string(demo.Officer), string(demo.Newcomer)
		name := f.named(gone)
		f.card(gone, "people address", map[string]string{"called": "Jo Underwood-Smith"})
		f.card(collegeMember, "meeting needs", map[string]string{"needs": "A seat beside " + name + ", that is Jo Underwood-Smith"})
		if held {
			f.bundle(map[string]string{"person": gone})
		}
		f.card(officer, "privacy erase", map[string]string{"for": gone, "sure": "yes"})
		if got := f.needs(); held != strings.Contains(got, "Underwood-Smith") {
			t.Errorf("held %t: what is needed reads %q", held, got)
		}
		if held {
			f.card(officer, "privacy release H-001", map[string]string{})
		}
		if got := f.needs(); strings.Contains(got, name) || strings.Contains(got, "Underwood-Smith") {
			t.Errorf("what is needed reads %q", got)
		}
	}
}

func TestTheBriefAndTheSignInSheetCallPeopleAsTheyAsked(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	ref, _ := f.next("full")
	f.card(collegeMember, "people address", map[string]string{"address": "Dr", "called": "Robin Example"})
	f.card(officer, "people/change/p-the-albany", map[string]string{"address": "Rev", "called": "Sam Example"})
	f.card("p-the-albany", "deputy/nominate/"+ref, map[string]string{"deputy": collegeMember})
	brief := f.card(officer, "meeting brief "+ref, nil)
	f.expect(brief, "Dr Robin Example", "Rev Sam Example")
	for _, line := range []string{"meeting sheet ", "meeting brief-page "} {
		for _, page := range f.handed(officer, line+ref, nil) {
			f.expect(f.unpacked(page), "Dr Robin Example", "Rev Sam Example")
		}
	}
	f.card(collegeMember, "people address", map[string]string{})
	f.expect(f.card(officer, "meeting brief "+ref, nil), f.named(collegeMember))
}
