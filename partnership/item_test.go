package partnership

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func TestOfferingAnItem(t *testing.T) {
	play(t, []scene{
		{"a member's item is offered to the next open agenda, and is on none yet", func(m *minutes) {
			m.when(hospital, SubmitItem{Body: full, Title: typed("Winter warm spaces"), Wants: ToDiscuss}).
				then(ItemSubmitted{Number: 1, Body: full, Meeting: fullMarch, Title: "winter-warm-spaces", Wants: ToDiscuss, Gated: true})
			if item := m.state.Items[1]; item.Stage != Offered || item.Proposer != hospital || item.Minutes != DefaultMinutes || item.Entered != "" {
				m.t.Errorf("item: %+v", item)
			}
		}},
		{"an item goes to the next agenda that is not out yet", func(m *minutes) {
			m.agrees()
			m.given(officer, IssueAgenda{fullMarch})
			m.when(charity, SubmitItem{Body: full, Title: typed("Late thought"), Wants: ToNote}).
				then(ItemSubmitted{Number: 1, Body: full, Meeting: fullJune, Title: "late-thought", Wants: ToNote, Gated: true})
		}},
		{"an item after our working date is taken, and only marked", func(m *minutes) {
			m.at("2027-02-25 17:01")
			m.when(hospital, SubmitItem{Body: full, Title: typed("Late"), Wants: ToDecide}).
				then(ItemSubmitted{Number: 1, Body: full, Meeting: fullMarch, Title: "late", Wants: ToDecide, Late: true, Gated: true})
			m.given(officer, SwitchTimetable{On: false})
			m.when(hospital, SubmitItem{Body: full, Title: typed("Not late"), Wants: ToDecide}).
				then(ItemSubmitted{Number: 2, Body: full, Meeting: fullMarch, Title: "not-late", Wants: ToDecide, Gated: true})
		}},
		{"at 5pm on the day that items close, an item is in time", func(m *minutes) {
			m.at("2027-02-25 17:00")
			if n := m.offers(hospital, "Just in time"); m.state.Items[n].Late {
				m.t.Error("marked late")
			}
		}},
		{"who acts for a member sends items for them", func(m *minutes) {
			m.given(secretary, SubmitItem{Body: full, Title: typed("From the Mayor"), Wants: ToNote}, passedOn(mayor, ByButton))
			if item := m.state.Items[1]; item.Proposer != mayor || item.Entered != secretary || item.Gated {
				m.t.Errorf("item: %+v", item)
			}
		}},
		{"nobody sends items for a member whom they do not act for", func(m *minutes) {
			m.when(charity, SubmitItem{Body: full, Title: typed("Sly"), Wants: ToNote}, passedOn(hospital, ByPhone)).notYet("", "whom you act for")
		}},
		{"items for the Full LSP come from its members", func(m *minutes) {
			for _, who := range []PersonID{newcomer, nobody, lead} {
				m.when(who, SubmitItem{Body: full, Title: typed("Hello"), Wants: ToNote}).notYet(terms.ItemsInvited, "come from its members")
			}
		}},
		{"a co-opted member joins nothing else", func(m *minutes) {
			m.when(lead, SubmitItem{Body: climate, Title: typed("Heat pumps"), Wants: ToNote}).
				then(ItemSubmitted{Number: 1, Body: climate, Meeting: wgFeb, Title: "heat-pumps", Wants: ToNote})
			m.when(lead, SubmitItem{Body: psg, Title: typed("Heat pumps"), Wants: ToNote}).notYet(terms.ItemsInvited, "come from its members")
			n := m.offers(hospital, "Winter warm spaces")
			if m.state.Sees(lead, m.state.Items[n], date("2027-01-11")) {
				m.t.Error("a member of the climate group alone reads an item of the Full LSP")
			}
		}},
		{"bad references and missing words are put right in the form", func(m *minutes) {
			m.when(hospital, SubmitItem{Body: "board", Title: typed("Hello"), Wants: ToNote}).invalid("group")
			m.when(hospital, SubmitItem{Body: full, Wants: ToNote}).invalid("title")
			m.when(hospital, SubmitItem{Body: full, Title: typed("Hello")}).invalid("wants")
			m.when(hospital, SubmitItem{Body: full, Title: typed("Hello"), Wants: "sing"}).invalid("wants")
			m.when(hospital, SubmitItem{Body: full, Meeting: psgFeb, Title: typed("Hello"), Wants: ToNote}).invalid("meeting")
			m.when(hospital, SubmitItem{Body: full, Meeting: "FULL-2099-01", Title: typed("Hello"), Wants: ToNote}).invalid("meeting")
			m.at("2027-03-18 16:00")
			m.when(hospital, SubmitItem{Body: full, Meeting: fullMarch, Title: typed("Hello"), Wants: ToNote}).invalid("meeting")
		}},
		{"an item for a group with no date waits, and is for its first meeting as soon as one is planned", func(m *minutes) {
			m.given(officer, FillPlace{Seat: "wg-opportunities/lead-opportunities", Person: college})
			m.given(college, SubmitItem{Body: "wg-opportunities", Title: typed("Skills"), Wants: ToDiscuss})
			m.when(officer, DraftItem{Number: 1}).notYet("", "no meeting planned")
			m.given(officer, ScheduleMeeting{Body: "wg-opportunities", Day: date("2027-02-10"), From: "10:00", Until: "11:00"})
			m.when(officer, DraftItem{Number: 1}).then(ItemDrafted{Number: 1, Meeting: "OPPS-2027-02", Minutes: DefaultMinutes})
		}},
	})
}

func TestEnteringAnItemForSomebody(t *testing.T) {
	play(t, []scene{
		{"an item taken by phone records the talk in the same press", func(m *minutes) {
			m.at("2027-02-25 16:55")
			m.when(officer, SubmitItem{Body: full, Title: typed("Night safety"), Wants: ToDiscuss}, passedOn(hospital, ByPhone)).then(
				ItemSubmitted{Number: 1, Body: full, Meeting: fullMarch, Title: "night-safety", Wants: ToDiscuss, Gated: true},
				ItemTalkedThrough{Number: 1, On: date("2027-02-25"), How: ByPhone},
			)
			item := m.state.Items[1]
			if item.Proposer != hospital || item.Entered != officer || item.Taken != officer || item.Talk == nil || item.Talk.Officer != officer {
				m.t.Errorf("item: %+v", item)
			}
			m.when(officer, DraftItem{Number: 1}).then(ItemDrafted{Number: 1, Meeting: fullMarch, Minutes: DefaultMinutes})
		}},
		{"said at a meeting, the meeting was the conversation, on its own day", func(m *minutes) {
			m.when(officer, SubmitItem{Body: full, Title: typed("Retrofit"), Wants: ToDiscuss}, passedOn(lead, InRoom), on("2027-01-08")).then(
				ItemSubmitted{Number: 1, Body: full, Meeting: fullMarch, Title: "retrofit", Wants: ToDiscuss, Gated: true},
				ItemTalkedThrough{Number: 1, On: date("2027-01-08"), How: InRoom},
			)
		}},
		{"an item entered for a member without a talk still waits for it", func(m *minutes) {
			m.given(officer, SubmitItem{Body: full, Title: typed("Post"), Wants: ToNote}, passedOn(hospital, ByButton))
			m.when(officer, DraftItem{Number: 1}).notYet(terms.TalkFirst, "needs a talk with %s first")
		}},
		{"the officer says which member an item is for", func(m *minutes) {
			m.when(officer, SubmitItem{Body: full, Title: typed("Whose"), Wants: ToNote}, passedOn(newcomer, ByPhone)).invalid("for")
		}},
		{"a clerk of one group enters items for that group alone", func(m *minutes) {
			m.given(clerk, SubmitItem{Body: climate, Title: typed("Heat"), Wants: ToNote}, passedOn(lead, ByPhone))
			m.when(clerk, SubmitItem{Body: full, Title: typed("Heat"), Wants: ToNote}, passedOn(lead, ByPhone)).notYet("", "whom you act for")
		}},
	})
}
