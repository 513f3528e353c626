package partnership

import "testing"

func TestSettlingAnItem(t *testing.T) {
	why := typed("The winter figures")
	play(t, []scene{
		{"an item moves to a later meeting, and waits there without being sent again", func(m *minutes) {
			n := m.drafts(hospital, "Winter warm spaces")
			m.when(officer, SettleItem{Number: n, Outcome: ToLater, Meeting: fullJune, Basis: AgreedWithProposer, Reason: why}).
				then(ItemSettled{Number: n, Outcome: ToLater, Body: full, Meeting: fullJune, Basis: AgreedWithProposer, Reason: why.ID})
			item := m.state.Items[n]
			if item.Stage != Offered || item.Meeting != fullJune || item.Talk == nil || m.state.Meetings[fullMarch].lineOf(n) >= 0 {
				m.t.Errorf("item: %+v", item)
			}
			m.given(officer, DraftItem{Number: n})
		}},
		{"an item that was late for one meeting is not late for the next", func(m *minutes) {
			m.at("2027-02-26 09:00")
			n := m.offers(hospital, "Winter warm spaces")
			m.given(officer, SettleItem{Number: n, Outcome: ToLater, Meeting: fullJune, Basis: AgreedWithProposer, Reason: why})
			if m.state.Items[n].Late {
				m.t.Error("still marked late")
			}
		}},
		{"an item moves to a later meeting of its own group and to no other", func(m *minutes) {
			n := m.offers(hospital, "Winter warm spaces")
			for _, to := range []MeetingRef{fullMarch, psgFeb, "FULL-2099-01", ""} {
				m.when(officer, SettleItem{Number: n, Outcome: ToLater, Meeting: to, Basis: DecidedByChair, Reason: why}).invalid("meeting")
			}
			m.at("2027-06-17 16:00")
			m.when(officer, SettleItem{Number: n, Outcome: ToLater, Meeting: fullJune, Basis: DecidedByChair, Reason: why}).invalid("meeting")
		}},
		{"another group is offered the item afresh: its own talk, its own officer", func(m *minutes) {
			n := m.drafts(hospital, "Winter warm spaces")
			m.when(officer, SettleItem{Number: n, Outcome: ToGroup, Body: psg, Basis: AgreedWithProposer, Reason: why}).
				then(ItemSettled{Number: n, Outcome: ToGroup, Body: psg, Meeting: psgFeb, Basis: AgreedWithProposer, Reason: why.ID, Gated: true})
			if item := m.state.Items[n]; item.Talk != nil || item.Taken != "" || !item.Gated || item.Stage != Offered {
				m.t.Errorf("item: %+v", item)
			}
			m.when(officer, SettleItem{Number: n, Outcome: ToGroup, Body: psg, Basis: AgreedWithProposer, Reason: why}).invalid("group")
			m.when(officer, SettleItem{Number: n, Outcome: ToGroup, Body: "board", Basis: AgreedWithProposer, Reason: why}).invalid("group")
		}},
		{"the secretariat neither approves nor declines: it says on whose word, and why", func(m *minutes) {
			n := m.offers(hospital, "Winter warm spaces")
			m.when(officer, SettleItem{Number: n, Outcome: NotForThis, Reason: why}).invalid("basis")
			m.when(officer, SettleItem{Number: n, Outcome: NotForThis, Basis: DecidedByChair}).invalid("reason")
			m.when(officer, SettleItem{Number: n, Outcome: ByWithdrawn, Basis: DecidedByChair, Reason: why}).invalid("outcome")
			m.when(officer, SettleItem{Number: n, Outcome: "declined", Basis: DecidedByChair, Reason: why}).invalid("outcome")
			m.when(mayor, SettleItem{Number: n, Outcome: NotForThis, Basis: DecidedByChair, Reason: why}).notYet("", "This is for %s.")
			m.when(officer, SettleItem{Number: 99, Outcome: NotForThis, Basis: DecidedByChair, Reason: why}).invalid("item")
			m.when(officer, SettleItem{Number: n, Outcome: NotForThis, Basis: DecidedByChair, Reason: why}).
				then(ItemSettled{Number: n, Outcome: NotForThis, Body: full, Basis: DecidedByChair, Reason: why.ID})
			m.when(officer, SettleItem{Number: n, Outcome: NotForThis, Basis: DecidedByChair, Reason: why}).nothing()
		}},
		{"the chair can be asked again: what was not taken can still be drafted", func(m *minutes) {
			n := m.offers(hospital, "Winter warm spaces")
			m.given(officer, SettleItem{Number: n, Outcome: NotForThis, Basis: DecidedByChair, Reason: why})
			m.given(officer, DraftItem{Number: n, Talked: true})
			if m.state.Items[n].Stage != OnDraft {
				m.t.Error("not on the draft")
			}
		}},
	})
}

func TestWithdrawingAnItem(t *testing.T) {
	play(t, []scene{
		{"one's own item is withdrawn, once, and leaves the draft", func(m *minutes) {
			n := m.drafts(hospital, "Winter warm spaces")
			m.when(charity, WithdrawItem{n}).notYet("", "Only its proposer")
			m.when(nobody, WithdrawItem{n}).notYet("", "Only its proposer")
			m.when(hospital, WithdrawItem{n}).then(ItemSettled{Number: n, Outcome: ByWithdrawn, Body: full})
			m.when(hospital, WithdrawItem{n}).nothing()
			if m.state.Meetings[fullMarch].lineOf(n) >= 0 {
				m.t.Error("still on the draft")
			}
			m.when(officer, TakeItem{Number: n}).notYet("", "was withdrawn")
			m.when(officer, DraftItem{Number: n, Talked: true}).notYet("", "was withdrawn")
			m.when(hospital, ChangeItem{Number: n, Wants: ToNote}).notYet("", "It was withdrawn")
		}},
		{"the secretariat withdraws it on the proposer's word", func(m *minutes) {
			n := m.offers(hospital, "Winter warm spaces")
			m.when(officer, WithdrawItem{n}, passedOn(hospital, ByEmail)).then(ItemSettled{Number: n, Outcome: ByWithdrawn, Body: full})
			m.when(officer, WithdrawItem{99}).invalid("item")
		}},
		{"what a meeting has taken cannot be withdrawn any more", func(m *minutes) {
			n := m.drafts(hospital, "Winter warm spaces")
			m.at("2027-03-18 16:00")
			m.when(hospital, WithdrawItem{n}).notYet("", "The meeting has taken it already")
		}},
	})
}

func TestChangingAnItem(t *testing.T) {
	play(t, []scene{
		{"the proposer changes an offered item; on the draft they tell the secretariat", func(m *minutes) {
			n := m.offers(hospital, "Warm spaces")
			m.when(hospital, ChangeItem{Number: n, Title: typed("Winter warm spaces"), Wants: ToDecide}).
				then(ItemChanged{Number: n, Title: "winter-warm-spaces", Wants: ToDecide})
			m.when(hospital, ChangeItem{Number: n, Title: typed("Winter warm spaces"), Wants: ToDecide}).nothing()
			m.given(officer, DraftItem{Number: n, Talked: true})
			m.when(hospital, ChangeItem{Number: n, Wants: ToNote}).notYet("", "please tell the secretariat")
			m.given(officer, ChangeItem{Number: n, Wants: ToNote}, passedOn(hospital, ByEmail))
			m.when(charity, ChangeItem{Number: n, Wants: ToDecide}).notYet("", "Only its proposer")
			m.when(officer, ChangeItem{Number: 99, Wants: ToNote}).invalid("item")
		}},
		{"a purpose that is not said stays as it is", func(m *minutes) {
			n := m.offers(hospital, "Warm spaces")
			m.when(hospital, ChangeItem{Number: n, Title: typed("Winter warm spaces")}).
				then(ItemChanged{Number: n, Title: "winter-warm-spaces", Wants: ToDiscuss})
			m.when(hospital, ChangeItem{Number: n, Wants: "sing"}).invalid("wants")
		}},
		{"what the meeting is asked to do is no slip of the pen", func(m *minutes) {
			n := m.drafts(hospital, "Warm spaces")
			m.when(officer, ChangeItem{Number: n, Title: typed("Warm spaces!"), Wants: ToDecide, Slip: true}).invalid("wants")
		}},
	})
}
