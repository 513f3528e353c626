package terms_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"testing"
	_ "time/tzdata"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// small is about the least that terms can say, and still something of everything.
const small = `schema: tor/0.1
id: hwb
title: Health and Wellbeing Board
short: HWB
time_zone: Europe/London
holidays: england-and-wales
contact: {name: The clerk, phone: "01234 567890", email: clerk@example.org, address: unspecified}
organisations:
  council: {name: The Council, sector: council, equality_duty: true}
  hospital: {name: The Hospital, aliases: [Infirmary], sector: health}
offices:
  leader: {title: The Leader, organisation: council}
  directors: {title: Directors, collective: true}
work_streams:
  smoking: {title: Smoking, lead: hospital}
  walking: {title: Walking, lead: unspecified}
shared:
  both:
    standing:
      - {id: welcome, title: Welcome, minutes: 5, origin: house}
    rules:
      - {id: R1, name: deputies, heading: Meetings, says: A deputy may come., force: may, effect: record}
bodies:
  board:
    reference: BOARD
    name: The Board
    title: The Health and Wellbeing Board
    use: [both]
    quorum: {says: A third of the members.}
    voting: none
    notice: unspecified
    seats:
      - {office: leader, chair: true}
      - {office: directors}
      - {organisation: hospital, title: The Infirmary, note: on probation}
    standing:
      - {id: end, title: Any other business, minutes: 5, last: true, origin: tor}
  group:
    reference: GROUP
    name: The Group
    title: The Smoking Group
    parent: board
    serves: smoking
    assumed: Nobody says so.
    use: [both]
    quorum: none
    voting: none
    notice: none
    seats:
      - {lead_of: smoking, chair: true}
      - {portfolio_holder_of: smoking, co_chair: true}
      - {lead_of: walking}
      - {person: A doctor, id: doctor, speaks_for: hospital}
    rules:
      - {id: R2, also: [R3], name: drawn-from, heading: Members, says: From the Board., force: must, effect: block, body: board}
      - {id: house-1, heading: Practice, says: We sit in a circle., force: typically, effect: inform, origin: house}
silences:
  S01: How long anybody stays.
`

func TestRead(t *testing.T) {
	got, err := terms.Read("hwb.yaml", []byte(small))
	if err != nil {
		t.Fatalf("read terms:\n%v", err)
	}
	sum := sha256.Sum256([]byte(small))
	deputies := terms.Rule{
		Name: terms.Deputies, ID: "R1", Heading: "Meetings", Sentence: "A deputy may come.",
		Force: "may", Effect: "record", Origin: "tor",
	}
	welcome := terms.Standing{ID: "welcome", Title: "Welcome", Minutes: 5, Origin: "house"}
	want := &terms.Terms{
		Schema: terms.FirstSchema,
		Hash:   hex.EncodeToString(sum[:]),
		ID:     "hwb", Title: "Health and Wellbeing Board", Short: "HWB",
		Zone: "Europe/London", Holidays: "england-and-wales",
		Contact: terms.Contact{Name: "The clerk", Phone: "01234 567890", Email: "clerk@example.org"},
		Organisations: []terms.Organisation{
			{ID: "council", Name: "The Council", Sector: "council", Public: true},
			{ID: "hospital", Name: "The Hospital", Aliases: []string{"Infirmary"}, Sector: "health"},
		},
		Offices: []terms.Office{
			{ID: "leader", Title: "The Leader", Organisation: "council"},
			{ID: "directors", Title: "Directors", Collective: true},
		},
		Streams: []terms.Stream{{ID: "smoking", Title: "Smoking", Lead: "hospital"}, {ID: "walking", Title: "Walking"}},
		Bodies: []terms.Body{{
			ID: "board", Reference: "BOARD", Name: "The Board", Title: "The Health and Wellbeing Board",
			Blocks: terms.Blocks{
				Quorum: terms.Quorum{
					Setting:       terms.Setting{Stated: true, Words: "A third of the members."},
					NomineesCount: terms.Open, RecusedCount: terms.Open,
				},
				Voting: terms.Voting{Setting: terms.Setting{None: true}},
			},
			Seats: []terms.Seat{
				{ID: "board/leader", Kind: terms.ByOffice, Title: "The Leader", Organisation: "council", Office: "leader", Chair: true, Votes: 1},
				{ID: "board/directors", Kind: terms.ByOffice, Title: "Directors", Office: "directors", Many: true, Votes: 1},
				{ID: "board/hospital", Kind: terms.ByOrganisation, Title: "The Infirmary", Organisation: "hospital", Note: "on probation", Votes: 1},
			},
			Standing: []terms.Standing{welcome, {ID: "end", Title: "Any other business", Minutes: 5, Last: true, Origin: "tor"}},
			Rules:    []terms.Rule{deputies},
		}, {
			ID: "group", Reference: "GROUP", Name: "The Group", Title: "The Smoking Group",
			Parent: "board", Stream: "smoking", Assumed: "Nobody says so.",
			Blocks: terms.Blocks{
				Quorum: terms.Quorum{Setting: terms.Setting{None: true}},
				Voting: terms.Voting{Setting: terms.Setting{None: true}},
				Notice: terms.Notice{Setting: terms.Setting{None: true}},
			},
			Seats: []terms.Seat{
				{ID: "group/lead-smoking", Kind: terms.ByStream, Title: "Lead partner, Smoking", Organisation: "hospital", Stream: "smoking", Chair: true, Votes: 1},
				{ID: "group/portfolio-holder-smoking", Kind: terms.ByStream, Title: "Cabinet member, Smoking", Stream: "smoking", CoChair: true, Votes: 1},
				{ID: "group/lead-walking", Kind: terms.ByStream, Title: "Lead partner, Walking", Stream: "walking", Votes: 1},
				{ID: "group/doctor", Kind: terms.ByPerson, Title: "A doctor", Organisation: "hospital", Votes: 1},
			},
			Standing: []terms.Standing{welcome},
			Rules: []terms.Rule{deputies, {
				Name: terms.DrawnFrom, ID: "R2", Also: []string{"R3"}, Heading: "Members", Sentence: "From the Board.",
				Force: "must", Effect: "block", Origin: "tor", Body: "board",
			}, {
				ID: "house-1", Heading: "Practice", Sentence: "We sit in a circle.",
				Force: "typically", Effect: "inform", Origin: "house",
			}},
		}},
		Silences: []terms.Silence{{ID: "S01", What: "How long anybody stays."}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Read (-want +got):\n%s", diff)
	}
}

func TestSetting(t *testing.T) {
	for _, tt := range []struct {
		setting terms.Setting
		words   string
		silent  bool
	}{
		{terms.Setting{}, "unspecified", true},
		{terms.Setting{None: true}, "none", false},
		{terms.Setting{Stated: true, Words: "A third."}, "A third.", false},
	} {
		if tt.setting.String() != tt.words || tt.setting.Silent() != tt.silent {
			t.Errorf("%+v says %q, silent %v", tt.setting, tt.setting, tt.setting.Silent())
		}
	}
}

// A clerk's small liberties: comments, quotes, Windows line ends and a byte order mark change nothing.
func TestReadForgives(t *testing.T) {
	want, err := terms.Read("x", []byte(small))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"a comment at the end": small + "# the end\n",
		"Windows line ends":    strings.ReplaceAll(small, "\n", "\r\n"),
		"a byte order mark":    "\uFEFF" + small,
		"a document start":     "---\n" + small,
		"quotes":               strings.Replace(small, "title: Smoking,", "title: 'Smoking',", 1),
	} {
		got, err := terms.Read("x", []byte(text))
		if err != nil {
			t.Errorf("with %s:\n%v", name, err)
			continue
		}
		got.Hash = want.Hash
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("with %s (-without +with):\n%s", name, diff)
		}
	}
}

func TestReadHashesTheBytes(t *testing.T) {
	a, errA := terms.Read("a.yaml", []byte(small))
	b, errB := terms.Read("b.yaml", []byte(small+"# read again\n"))
	if err := errors.Join(errA, errB); err != nil {
		t.Fatal(err)
	}
	if a.Hash == b.Hash {
		t.Error("two files have one hash")
	}
}

func TestFinders(t *testing.T) {
	lsp, err := terms.Read("lewisham.yaml", examples.Lewisham)
	if err != nil {
		t.Fatal(err)
	}
	b, s, ok := lsp.SeatBody("psg/lewisham-college")
	if !ok || b.ID != "psg" || s.Organisation != "lewisham-college" {
		t.Errorf("SeatBody found %v in %v", s, b)
	}
	if _, _, ok := lsp.SeatBody("psg/age-uk-lewisham"); ok {
		t.Error("Age UK Lewisham has a place in the steering group")
	}
	if lsp.Body("board") != nil {
		t.Error("there is a board")
	}
	if o, ok := lsp.Office("cabinet"); !ok || !o.Collective {
		t.Errorf("the Cabinet is %+v", o)
	}
	if _, ok := lsp.Office("leader"); ok {
		t.Error("Lewisham has a leader")
	}
	if _, ok := lsp.Organisation("tfl"); ok {
		t.Error("TfL is a partner")
	}
	if r, ok := lsp.Body("full").Rule(terms.TalkFirst); !ok || !r.Blocks() {
		t.Errorf("talking first is %+v", r)
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := terms.Read("lewisham.yaml", examples.Lewisham); err != nil {
			b.Fatal(err)
		}
	}
}
