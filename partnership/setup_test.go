package partnership

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// whole is all that a partnership needs, and one place filled.
func whole() SetUp {
	file, _ := lewisham()
	return SetUp{
		Admin: true, File: file,
		Officers: []AppointOfficer{{Person: officer}},
		Channels: []LinkChannel{{"", "slack:channel/T1/C1"}, {full, "slack:channel/T1/C2"}},
		Places:   []FillPlace{{"full/lewisham-college", college}, {"psg/lead-race-equality", college}},
		Listed:   []PersonID{officer, college},
	}
}

func TestSettingUp(t *testing.T) {
	day := date("2027-01-11")
	file, _ := lewisham()
	play(t, []scene{
		{"an empty book becomes a partnership in one go, and doing it again changes nothing", func(m *minutes) {
			bare := &minutes{book: emptyBook(), t: m.t}
			bare.when(officer, whole()).then(
				TermsAdopted{Hash: file.Hash}, OfficerAppointed{Person: officer},
				ChannelLinked{"", "slack:channel/T1/C1"}, ChannelLinked{full, "slack:channel/T1/C2"},
				PlaceFilled{"full/lewisham-college", full, college, day}, PlaceFilled{"psg/lead-race-equality", psg, college, day},
				PeopleListed{[]PersonID{officer, college}})
			again := whole()
			again.Listed = nil
			bare.when(officer, again).nothing()
		}},
		{"one step that does not hold, and nothing is done", func(m *minutes) {
			bare := &minutes{book: emptyBook(), t: m.t}
			wrong := whole()
			wrong.Places = append(wrong.Places, FillPlace{"full/tea-room", college})
			bare.when(officer, wrong).invalid("place")
			wrong = whole()
			wrong.Channels = append(wrong.Channels, LinkChannel{"board", "slack:channel/T1/C3"})
			bare.when(officer, wrong).invalid("group")
			wrong = whole()
			wrong.Places = []FillPlace{{"psg/lead-race-equality", newcomer}}
			bare.when(officer, wrong).notYet(terms.DrawnFrom, "%s is not a member of the %s.")
			if bare.state.Terms != nil || len(bare.state.Channels)+len(bare.state.Officers)+len(bare.state.Holdings)+len(bare.state.Editions) > 0 {
				m.t.Error("something was done")
			}
		}},
		{"nobody can work without terms, a secretariat and its channel", func(m *minutes) {
			bare := &minutes{book: emptyBook(), t: m.t}
			want := []string{"its terms of reference", "its secretariat", "the secretariat’s channel"}
			if diff := cmp.Diff(want, bare.state.Lacks()); diff != "" {
				m.t.Error(diff)
			}
			bare.when(officer, SetUp{Admin: true}).notYet("", "No terms of reference")
			bare.when(officer, SetUp{Admin: true, File: file}).invalid("secretariat")
			bare.when(officer, SetUp{Admin: true, File: file, Officers: []AppointOfficer{{officer, climate}}}).invalid("secretariat")
			bare.when(officer, SetUp{Admin: true, File: file, Officers: []AppointOfficer{{Person: officer}}}).invalid("channel")
			bare.given(officer, whole())
			if lacks := bare.state.Lacks(); len(lacks) > 0 {
				m.t.Error(lacks)
			}
		}},
		{"an administrator sets up, and so does the secretariat of the whole; nobody else", func(m *minutes) {
			change := SetUp{Channels: []LinkChannel{{"", "web/team"}, {climate, "web/climate"}}}
			for _, who := range []PersonID{nobody, college, mayor, clerk} {
				m.when(who, change).notYet("", "This is for %s.")
			}
			m.given(officer, change)
			m.given(nobody, SetUp{Admin: true, Channels: []LinkChannel{{climate, "web/elsewhere"}}})
		}},
		{"what is not named stays, and a successor takes a single place", func(m *minutes) {
			m.given(officer, LinkChannel{"", "web/team"})
			m.given(officer, SetUp{Places: []FillPlace{{trust, newcomer}}})
			if diff := cmp.Diff([]PersonID{newcomer}, m.state.Holders(trust, day)); diff != "" {
				m.t.Error(diff)
			}
			if len(m.state.Members(full, day)) != 6 {
				m.t.Errorf("members are %v", m.state.Members(full, day))
			}
		}},
		{"terms chosen by mistake are chosen anew, as long as nothing was done under them", func(m *minutes) {
			bare := &minutes{book: emptyBook(), t: m.t}
			bare.given(officer, whole())
			bare.when(officer, SetUp{File: proposed("without-trust")}).then(TermsAdopted{Hash: "without-trust"})
			m.given(officer, LinkChannel{"", "web/team"})
			m.when(officer, SetUp{File: proposed("without-trust")}).notYet("", "New ones are proposed")
		}},
	})
}

func TestAChannelInEachWorkspace(t *testing.T) {
	one, other, elsewhere, third := "slack:channel/T1/C1", "slack:channel/T1/C2", "slack:channel/T2/C1", "web:channel/full"
	has := func(m *minutes, want ...string) {
		m.t.Helper()
		if diff := cmp.Diff(want, m.state.ChannelsOf(full)); diff != "" {
			m.t.Error(diff)
		}
	}
	play(t, []scene{
		{"another one in the same workspace takes its place", func(m *minutes) {
			m.given(officer, LinkChannel{full, one})
			m.when(officer, LinkChannel{full, other}).then(ChannelLinked{full, other})
			has(m, other)
		}},
		{"one in another workspace comes beside it, and each is replaced by itself", func(m *minutes) {
			m.given(officer, LinkChannel{full, one})
			m.when(officer, LinkChannel{full, elsewhere}).then(ChannelAdded{full, elsewhere})
			m.when(officer, LinkChannel{full, elsewhere}).nothing()
			m.when(officer, LinkChannel{full, third}).then(ChannelAdded{full, third})
			m.when(officer, LinkChannel{full, other}).then(ChannelAdded{full, other})
			has(m, elsewhere, third, other)
			m.when(officer, LinkChannel{"", one}).then(ChannelLinked{"", one})
		}},
		{"each can be unlinked; the secretariat keeps one", func(m *minutes) {
			m.given(officer, LinkChannel{full, one})
			m.given(officer, LinkChannel{full, elsewhere})
			m.when(mayor, UnlinkChannel{full, one}).notYet("", "This is for %s.")
			m.when(officer, UnlinkChannel{full, other}).nothing()
			m.when(officer, UnlinkChannel{full, one}).then(ChannelUnlinked{full, one})
			has(m, elsewhere)
			m.given(officer, UnlinkChannel{full, elsewhere})
			has(m)
			m.given(officer, LinkChannel{"", one})
			m.when(officer, UnlinkChannel{"", one}).notYet("", "The secretariat needs a channel")
			m.given(officer, LinkChannel{"", elsewhere})
			m.when(officer, UnlinkChannel{"", one}).then(ChannelUnlinked{"", one})
		}},
		{"what was linked before there could be several is linked as it was", func(m *minutes) {
			Evolve(m.state, Record{Event: ChannelLinked{full, third}})
			Evolve(m.state, Record{Event: ChannelLinked{full, one}})
			has(m, one)
		}},
	})
}

func TestJoiningByACode(t *testing.T) {
	here, elsewhere := Workspace{"slack", "T2"}, Workspace{"discord", "99"}
	play(t, []scene{
		{"the secretariat gives a code, and one workspace joins by it", func(m *minutes) {
			m.when(nobody, JoinWorkspace{"k1", here}).notYet("", "This code is not good")
			m.when(officer, GiveCode{"k1"}).then(CodeGiven{"k1"})
			m.when(nobody, JoinWorkspace{"k2", here}).notYet("", "This code is not good")
			m.when(nobody, JoinWorkspace{"k1", here}).then(WorkspaceJoined{here})
			m.when(nobody, JoinWorkspace{"k1", here}).nothing()
			m.when(nobody, JoinWorkspace{"k1", elsewhere}).notYet("", "it is used once")
		}},
		{"it is good for an hour, and until there is a newer one", func(m *minutes) {
			m.given(officer, GiveCode{"k1"})
			m.now = m.now.Add(CodeLife + 1)
			m.when(nobody, JoinWorkspace{"k1", here}).notYet("", "an hour, and that has passed")
			m.given(officer, GiveCode{"k2"})
			m.given(officer, GiveCode{"k3"})
			m.when(nobody, JoinWorkspace{"k2", here}).notYet("", "This code is not good")
			m.given(nobody, JoinWorkspace{"k3", elsewhere})
			m.given(officer, GiveCode{"k4"})
			m.given(nobody, JoinWorkspace{"k4", here})
			if diff := cmp.Diff([]Workspace{elsewhere, here}, m.state.Joined); diff != "" {
				m.t.Error(diff)
			}
		}},
		{"nobody else gives one", func(m *minutes) {
			m.when(mayor, GiveCode{"k1"}).notYet("", "This is for %s.")
			m.when(clerk, GiveCode{"k1"}).notYet("", "This is for %s.")
			m.when(officer, GiveCode{}).invalid("code")
			m.when(nobody, JoinWorkspace{"", here}).notYet("", "This code is not good")
		}},
	})
}

func TestWhoAStrangerIs(t *testing.T) {
	account, name := typed("slack/T1/U9"), typed("Jane B.")
	meet := MeetStranger{Account: account, Name: name, Platform: "slack", Person: college}
	met := StrangerMet{Account: account.ID, Name: name.ID, Platform: "slack", Person: college}
	yes := SettleStranger{Account: account.ID, Linked: true}
	no := SettleStranger{Account: account.ID}
	play(t, []scene{
		{"the secretariat is asked once, and says that it is they", func(m *minutes) {
			m.when(nobody, meet).then(met)
			m.when(nobody, meet).nothing()
			for _, who := range []PersonID{nobody, college, mayor, clerk} {
				m.when(who, yes).notYet("", "This is for %s.")
			}
			m.when(officer, yes).then(StrangerSettled{account.ID, true}, PeopleListed{[]PersonID{college}})
			m.when(officer, yes).nothing()
			m.when(officer, no).notYet("", "linked already")
			m.when(nobody, meet).nothing()
		}},
		{"or that it is not, and thinks again", func(m *minutes) {
			m.when(officer, no).invalid("stranger")
			m.given(nobody, meet)
			m.when(officer, no).then(StrangerSettled{Account: account.ID})
			m.when(officer, no).nothing()
			m.given(officer, yes)
		}},
		{"an entry that was read before others wrote it is not written over", func(m *minutes) {
			m.given(nobody, meet)
			m.state.Listed = 7
			if _, err := Decide(m.state, Order{Request: "late", By: officer, Command: yes}); !errors.Is(err, ErrListedMeanwhile) {
				m.t.Error(err)
			}
		}},
		{"nobody and nothing is no stranger", func(m *minutes) {
			m.when(nobody, MeetStranger{Person: college}).invalid("person")
			m.when(nobody, MeetStranger{Account: account}).invalid("person")
		}},
	})
}

func TestPractice(t *testing.T) {
	on, off := SwitchPractice{On: true}, SwitchPractice{}
	play(t, []scene{
		{"the secretariat or an administrator begins and ends it", func(m *minutes) {
			for _, who := range []PersonID{nobody, mayor, clerk} {
				m.when(who, on).notYet("", "This is for %s.")
			}
			m.when(officer, off).nothing()
			m.when(nobody, SwitchPractice{On: true, Admin: true}).then(PracticeSwitched{true})
			m.when(officer, on).nothing()
			m.when(officer, off).then(PracticeSwitched{false})
			if m.state.Practice {
				m.t.Error("it is still practice")
			}
		}},
		{"it can begin before anything is set up", func(m *minutes) {
			m.state = NewState(nil)
			m.when(nobody, SwitchPractice{On: true, Admin: true}).then(PracticeSwitched{true})
		}},
	})
}

func TestWhatIsShownBesideMessages(t *testing.T) {
	meetings := Mirror{Workspace{"discord", "1001"}, MirroredMeetings}
	on, off := SwitchMirror{Mirror: meetings, On: true}, SwitchMirror{Mirror: meetings}
	play(t, []scene{
		{"nothing is, until the secretariat or an administrator says so", func(m *minutes) {
			for _, who := range []PersonID{nobody, mayor, clerk} {
				m.when(who, on).notYet("", "This is for %s.")
			}
			m.when(officer, off).nothing()
			m.when(officer, on).then(MirrorSwitched{meetings, true})
			m.when(officer, on).nothing()
			m.when(nobody, SwitchMirror{Mirror: meetings, Admin: true}).then(MirrorSwitched{meetings, false})
			m.when(officer, SwitchMirror{Mirror: Mirror{meetings.Workspace, "papers"}, On: true}).invalid("what")
		}},
		{"what was shown once is known, so that it can be taken away", func(m *minutes) {
			places := Mirror{meetings.Workspace, MirroredPlaces}
			m.given(officer, SwitchMirror{Mirror: places, On: true})
			m.given(officer, on)
			m.given(officer, off)
			if diff := cmp.Diff([]Mirror{meetings, places}, m.state.Mirroring()); diff != "" {
				m.t.Error(diff)
			}
		}},
	})
}
