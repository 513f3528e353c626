package partnership

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// It shows L062 and L086: an item that a member sent is talked through before it is on a draft.
func TestTalkingAnItemThrough(t *testing.T) {
	play(t, []scene{
		{"an item is not drafted before its talk", func(m *minutes) {
			n := m.offers(hospital, "Winter warm spaces")
			m.when(officer, DraftItem{Number: n}).notYet(terms.TalkFirst, "needs a talk with %s first")
			m.when(officer, DraftItem{Number: n, Talked: true, Minutes: 20}).then(
				ItemTalkedThrough{Number: n, On: date("2027-01-11"), How: ByButton},
				ItemDrafted{Number: n, Meeting: fullMarch, Minutes: 20},
			)
		}},
		{"the officer's note of the talk is enough, by any medium, on its own day", func(m *minutes) {
			n := m.offers(hospital, "Winter warm spaces")
			byPhone := func(o *Order) { o.How, o.On = ByPhone, date("2027-01-08") }
			m.given(officer, DraftItem{Number: n, Talked: true}, byPhone)
			want := Talk{On: date("2027-01-08"), Officer: officer, How: ByPhone}
			if got := m.state.Items[n].Talk; *got != want {
				m.t.Errorf("talk: %+v, want %+v", *got, want)
			}
		}},
		{"the secretariat's own items and the chair's need no talk with themselves", func(m *minutes) {
			m.given(officer, SubmitItem{Body: full, Title: typed("Annual report"), Wants: ToNote})
			m.given(mayor, SubmitItem{Body: full, Title: typed("From the chair"), Wants: ToDiscuss})
			m.given(officer, DraftItem{Number: 1})
			m.given(officer, DraftItem{Number: 2})
		}},
		{"a working group has no gate", func(m *minutes) {
			m.given(lead, SubmitItem{Body: climate, Title: typed("Heat pumps"), Wants: ToNote})
			m.when(clerk, DraftItem{Number: 1}).then(ItemDrafted{Number: 1, Meeting: wgFeb, Minutes: DefaultMinutes})
			m.when(clerk, SendAgenda{wgFeb}).notYet("", "needs nobody's agreement")
			m.given(clerk, IssueAgenda{wgFeb})
		}},
		{"an item that is offered to a group with the rule needs its talk there", func(m *minutes) {
			m.given(lead, SubmitItem{Body: climate, Title: typed("Retrofit"), Wants: ToDecide})
			m.given(officer, SettleItem{Number: 1, Outcome: ToGroup, Body: full, Basis: AgreedWithProposer, Reason: typed("Bigger than us")})
			m.when(officer, DraftItem{Number: 1}).notYet(terms.TalkFirst, "needs a talk")
		}},
		{"whoever has got it keeps it, until a colleague takes it over", func(m *minutes) {
			n := m.offers(hospital, "Winter warm spaces")
			m.when(officer, TakeItem{Number: n}).then(ItemTaken{n})
			m.when(officer, TakeItem{Number: n}).nothing()
			m.when(colleague, TakeItem{Number: n}).notYet("", "%s has got this already")
			m.when(colleague, TakeItem{Number: n, Over: true}).then(ItemTaken{n})
			m.when(officer, AskForTalk{n}).then(TalkAsked{n})
			if got := m.state.Items[n].Taken; got != colleague {
				m.t.Errorf("taken by %s", got)
			}
			m.when(colleague, AskForTalk{n}).nothing()
		}},
		{"only the secretariat takes, asks and drafts", func(m *minutes) {
			n := m.offers(hospital, "Winter warm spaces")
			for _, who := range []PersonID{hospital, mayor, clerk, nobody} {
				m.when(who, TakeItem{Number: n}).notYet("", "This is for %s.")
				m.when(who, AskForTalk{n}).notYet("", "This is for %s.")
				m.when(who, DraftItem{Number: n, Talked: true}).notYet("", "This is for %s.")
			}
			m.when(officer, TakeItem{Number: 99}).invalid("item")
			m.when(officer, AskForTalk{99}).invalid("item")
			m.when(officer, DraftItem{Number: 99}).invalid("item")
		}},
		{"what is on the draft has been settled for a card that still hangs", func(m *minutes) {
			n := m.drafts(hospital, "Winter warm spaces")
			m.when(colleague, TakeItem{Number: n}).notYet("", "settled meanwhile")
			m.when(colleague, AskForTalk{n}).notYet("", "settled meanwhile")
			m.when(colleague, DraftItem{Number: n, Talked: true}).nothing()
		}},
		{"nothing is drafted for a meeting that is over", func(m *minutes) {
			n := m.offers(hospital, "Winter warm spaces")
			m.at("2027-03-18 16:00")
			m.when(officer, DraftItem{Number: n, Talked: true}).notYet("", "That meeting is over")
		}},
	})
}

func TestAnsweringTheWishToTalk(t *testing.T) {
	play(t, []scene{
		{"the proposer says how they would like to talk, and may think again", func(m *minutes) {
			n := m.offers(hospital, "Winter warm spaces")
			m.when(hospital, AnswerTalk{n, RingMe}).then(TalkAnswered{n, RingMe})
			m.when(hospital, AnswerTalk{n, RingMe}).nothing()
			m.when(hospital, AnswerTalk{n, InWriting}).then(TalkAnswered{n, InWriting})
			m.given(officer, DraftItem{Number: n, Talked: true})
			m.when(hospital, AnswerTalk{n, RingMe}).notYet("", "Nothing is asked of you any more")
		}},
		{"nobody else says so, but the secretariat enters it for them", func(m *minutes) {
			n := m.offers(hospital, "Winter warm spaces")
			m.when(charity, AnswerTalk{n, RingMe}).notYet("", "Only its proposer")
			m.when(clerk, AnswerTalk{n, RingMe}).notYet("", "Only its proposer")
			m.when(officer, AnswerTalk{n, SuggestMe}, passedOn(hospital, ByEmail)).then(TalkAnswered{n, SuggestMe})
			m.when(hospital, AnswerTalk{99, RingMe}).invalid("item")
			m.when(hospital, AnswerTalk{n, "by pigeon"}).invalid("way")
		}},
	})
}

func TestOrdinaryWords(t *testing.T) {
	play(t, []scene{
		{"ordinary words reach a person, from anybody we know", func(m *minutes) {
			m.when(newcomer, PassOn{typed("The lift is broken")}).then(WordsPassedOn{"the-lift-is-broken"})
			m.when(nobody, PassOn{typed("The lift is broken")}).notYet("", "We do not know you")
			m.when(newcomer, PassOn{}).invalid("words")
		}},
	})
}

// It shows L055 and L081: others are asked to present an item.
func TestPresenter(t *testing.T) {
	play(t, []scene{
		{"a presenter sees the item that is theirs and no other", func(m *minutes) {
			own, other := m.drafts(hospital, "Winter warm spaces"), m.drafts(college, "Skills")
			m.when(officer, InvitePresenter{own, newcomer}).then(PresenterInvited{own, newcomer})
			m.when(officer, InvitePresenter{own, newcomer}).nothing()
			day := date("2027-01-11")
			if !m.state.Sees(newcomer, m.state.Items[own], day) || m.state.Sees(newcomer, m.state.Items[other], day) {
				m.t.Error("the presenter sees something else")
			}
			if !m.state.Attending(m.state.Meetings[fullMarch], newcomer) || m.state.Attending(m.state.Meetings[fullJune], newcomer) {
				m.t.Error("the presenter is expected somewhere else")
			}
		}},
		{"a co-opted member may be asked to present elsewhere, and is a member there no more than before", func(m *minutes) {
			n := m.drafts(hospital, "Winter warm spaces")
			m.given(officer, InvitePresenter{n, lead})
			if m.state.May(lead, Member, full, date("2027-01-11")) {
				m.t.Error("presenting made a member")
			}
		}},
		{"the secretariat invites, and says whom", func(m *minutes) {
			n := m.drafts(hospital, "Winter warm spaces")
			m.when(hospital, InvitePresenter{n, newcomer}).notYet("", "This is for %s.")
			m.when(officer, InvitePresenter{99, newcomer}).invalid("item")
			m.when(officer, InvitePresenter{n, nobody}).invalid("presenter")
		}},
	})
}

func TestPrivateItems(t *testing.T) {
	play(t, []scene{
		{"a private item's title is for the secretariat, the chair and their office, and its proposer", func(m *minutes) {
			m.given(hospital, SubmitItem{Body: full, Title: typed("A patient"), Wants: ToDiscuss, Private: true})
			m.given(hospital, StartActing{Person: newcomer, For: hospital})
			want := map[PersonID]bool{
				officer: true, colleague: true, mayor: true, secretary: true, hospital: true, newcomer: true,
				college: false, charity: false, chief: false, clerk: false, lead: false, nobody: false,
			}
			for who, sees := range want {
				if got := m.state.Sees(who, m.state.Items[1], date("2027-01-11")); got != sees {
					m.t.Errorf("%q sees it: %v, want %v", who, got, sees)
				}
			}
		}},
		{"an open item is for the members of its group", func(m *minutes) {
			n := m.offers(hospital, "Winter warm spaces")
			want := map[PersonID]bool{college: true, charity: true, secretary: true, clerk: false, lead: false, newcomer: false, nobody: false}
			for who, sees := range want {
				if got := m.state.Sees(who, m.state.Items[n], date("2027-01-11")); got != sees {
					m.t.Errorf("%q sees it: %v, want %v", who, got, sees)
				}
			}
		}},
	})
}
