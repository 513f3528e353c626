package partnership

import (
	"testing"

	"pgregory.net/rapid"
)

func TestMakingThingsPublic(t *testing.T) {
	members := Public{Kind: PublicMembers, Body: full}
	play(t, []scene{
		{"the secretariat makes a thing public and takes it back", func(m *minutes) {
			m.when(officer, MakePublic{members}).then(MadePublic{members})
			m.when(officer, MakePublic{members}).nothing()
			m.given(officer, TakeBack{members})
			m.when(officer, TakeBack{members}).nothing()
			if m.state.IsPublic(members) {
				m.t.Error("it is still public")
			}
			m.given(officer, MakePublic{members})
		}},
		{"nobody else does, and nothing is public by itself", func(m *minutes) {
			for _, who := range []PersonID{mayor, hospital, clerk, newcomer, nobody} {
				m.when(who, MakePublic{members}).notYet("", "This is for %s.")
				m.when(who, WriteNews{typed("Warm"), typed("Open")}).notYet("", "This is for %s.")
				m.when(who, KeepDocument{Title: typed("Plan"), Link: typed("here")}).notYet("", "This is for %s.")
			}
			m.given(officer, WriteNews{typed("Warm"), typed("Open")})
			m.given(officer, KeepDocument{Title: typed("Plan"), Link: typed("here")})
			if len(m.state.Published) > 0 {
				m.t.Errorf("public: %v", m.state.Published)
			}
			m.given(officer, MakePublic{Public{Kind: PublicNews, Number: 1}})
			m.given(officer, MakePublic{Public{Kind: PublicDocument, Number: 1}})
			m.given(officer, MakePublic{Public{Kind: PublicDocument}})
			m.given(officer, MakePublic{Public{Kind: PublicContact}})
		}},
		{"an agenda and notes only when they are out", func(m *minutes) {
			agenda, notes := Public{Kind: PublicAgenda, Meeting: fullMarch}, Public{Kind: PublicNotes, Meeting: fullMarch}
			m.when(officer, MakePublic{agenda}).notYet("", "is not out")
			m.when(officer, MakePublic{notes}).notYet("", "are not out yet")
			m.drafts(hospital, "Warm spaces")
			m.given(officer, SendAgenda{fullMarch})
			m.given(mayor, AgreeAgenda{fullMarch, 1})
			m.given(officer, IssueAgenda{fullMarch})
			m.given(officer, MakePublic{agenda})
			m.given(officer, StopIssue{fullMarch, 1})
			if m.state.IsPublic(agenda) {
				if _, out := m.state.Meetings[fullMarch].Issued(); out {
					m.t.Error("it is out, though it was stopped")
				}
			}
			m.at("2027-03-18 17:00")
			m.given(officer, DraftNotes{Meeting: fullMarch, Text: typed("Agreed: all")})
			m.given(officer, IssueNotes{fullMarch})
			m.given(officer, MakePublic{notes})
		}},
		{"what there is not", func(m *minutes) {
			for _, what := range []Public{
				{},
				{Kind: "dreams"},
				{Kind: PublicMembers},
				{Kind: PublicMembers, Body: "tea"},
				{Kind: PublicMembers, Body: full, Person: mayor},
				{Kind: PublicNews, Number: 1},
				{Kind: PublicNews},
				{Kind: PublicDocument, Number: 1},
				{Kind: PublicDocument, Number: -1},
				{Kind: PublicAgenda, Meeting: "FULL-2099-01"},
				{Kind: PublicName},
				{Kind: PublicName, Person: newcomer},
			} {
				m.when(officer, MakePublic{what}).invalid("what")
			}
			m.when(hospital, MakePublic{Public{Kind: PublicMembers, Body: full, Person: hospital}}).notYet("", "This is for %s.")
			m.when(officer, TakeBack{Public{Kind: PublicNews, Number: 1}}).nothing()
			m.when(officer, TakeBack{Public{Kind: PublicName, Person: newcomer}}).invalid("what")
		}},
		{"a co-opted resident is named on their own word, a member unless they do not wish it", func(m *minutes) {
			m.given(lead, CoOpt{Body: climate, Person: newcomer})
			named := func(who PersonID) bool {
				return m.state.NamedInPublic(m.state.Places(who, "", m.state.day(m.now))[0])
			}
			if named(newcomer) || !named(charity) {
				m.t.Errorf("named in public, without a word: the resident %t, the member %t", named(newcomer), named(charity))
			}
			m.when(hospital, MakePublic{Public{Kind: PublicName, Person: newcomer}}).notYet("", "This is for %s.")
			m.given(newcomer, MakePublic{Public{Kind: PublicName, Person: newcomer}})
			m.given(charity, TakeBack{Public{Kind: PublicName, Person: charity}})
			if !named(newcomer) || named(charity) {
				m.t.Errorf("named in public, on their word: the resident %t, the member %t", named(newcomer), named(charity))
			}
			m.given(officer, TakeBack{Public{Kind: PublicName, Person: newcomer}}, passedOn(newcomer, ByPhone))
			if named(newcomer) {
				m.t.Error("the resident took it back")
			}
		}},
	})
}

// TestNothingIsPublicByItself: whatever was made public, the secretariat of the whole partnership did, or whose name it is;
// and what is out is out.
func TestNothingIsPublicByItself(t *testing.T) {
	made := 0
	rapid.Check(t, func(rt *rapid.T) {
		h := liveBy(rt, func(h hat, b *book) Order {
			o := h.order(b)
			if rapid.IntRange(0, 3).Draw(h.T, "public") == 0 {
				o.Command = MakePublic{h.public()}
			}
			return o
		}, func(h *history, o Order, events []Event, _ error) {
			for _, e := range events {
				public, ok := e.(MadePublic)
				if !ok {
					continue
				}
				made++
				if own := public.What.Person == o.By && o.By != ""; !own && o.By != officer && o.By != colleague && !h.state.ofCouncil(o.By) {
					rt.Fatalf("%s made %+v public", o.By, public.What)
				}
				if m := h.state.Meetings[public.What.Meeting]; m != nil && h.state.wentOut(public.What.Kind, m) != nil {
					rt.Fatalf("%+v is public and not out", public.What)
				}
			}
		})
		for what := range h.state.Published {
			if what != what.only() {
				rt.Fatalf("%+v has two marks", what)
			}
		}
	})
	if made == 0 {
		t.Error("nothing was ever made public: this shows nothing")
	}
}

// TestAClerkIsOneInTheirGroupAlone: who was never of the secretariat of the whole partnership has its rights where they are
// appointed, on the days for which they are, and nowhere else.
func TestAClerkIsOneInTheirGroupAlone(t *testing.T) {
	had := 0
	rapid.Check(t, func(rt *rapid.T) {
		live(rt, func(h *history, _ Order, _ []Event, _ error) {
			day := h.state.day(h.now)
			for _, who := range everybody {
				if who == nobody || h.state.ofCouncil(who) {
					continue
				}
				for _, body := range []BodyID{full, psg, climate} {
					appointed := false
					for _, c := range h.state.ClerksOn(body, day, false) {
						appointed = appointed || c.Person == who
					}
					if appointed {
						had++
					}
					if may := h.state.May(who, Secretariat, body, day); may != appointed {
						rt.Fatalf("%s in %s: clerk %t, with the rights of one %t", who, body, appointed, may)
					}
				}
			}
		})
	})
	if had == 0 {
		t.Error("nobody ever was a clerk: this shows nothing")
	}
}
