package partnership

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// drafted puts an item of the college on the draft of the Full LSP of March.
func drafted(m *minutes) {
	m.given(college, SubmitItem{Body: full, Meeting: fullMarch, Title: typed("Warm spaces"), Wants: ToDiscuss})
	m.given(officer, DraftItem{Number: 1, Talked: true})
}

// issued has the agenda of March out, with that item on it.
func issued(m *minutes) {
	drafted(m)
	m.at("2027-03-04 10:00")
	m.given(officer, SendAgenda{fullMarch})
	m.given(mayor, AgreeAgenda{fullMarch, 1})
	m.at("2027-03-10 09:00")
	m.given(officer, IssueAgenda{fullMarch})
}

func paperOf(file FileID) SendPaper {
	return SendPaper{Number: 1, File: file, Name: typed("Spaces.pdf"), Format: ".pdf"}
}

func TestPapers(t *testing.T) {
	play(t, []scene{
		{"the proposer sends a paper, and sending it twice is harmless", func(m *minutes) {
			drafted(m)
			m.when(college, paperOf("one")).then(PaperCame{Number: 1, Meeting: fullMarch, File: "one", Name: "spaces.pdf", Format: ".pdf"})
			m.when(college, paperOf("one")).nothing()
		}},
		{"the secretariat sends it for them, and so does whoever presents the item; nobody else", func(m *minutes) {
			drafted(m)
			m.given(officer, paperOf("one"), passedOn(college, ByEmail))
			if p := m.state.Papers[1]; p.From != college {
				t.Errorf("the paper is from %q", p.From)
			}
			m.given(officer, InvitePresenter{1, newcomer})
			m.given(newcomer, paperOf("two"))
			m.when(hospital, paperOf("three")).notYet("", "Only its proposer")
			m.when(nobody, paperOf("three")).notYet("", "Only its proposer")
		}},
		{"an agenda is never held back for a paper: it follows", func(m *minutes) {
			drafted(m)
			m.given(college, AwaitPaper{1, date("2027-03-12")})
			m.when(college, AwaitPaper{1, date("2027-03-12")}).nothing()
			m.given(officer, SendAgenda{fullMarch})
			m.given(mayor, AgreeAgenda{fullMarch, 1})
			m.when(officer, IssueAgenda{fullMarch}).then(AgendaIssued{Meeting: fullMarch, Version: 1})
		}},
		{"what comes when the agenda is out is a supplement of the same pack, and keeps its number where another takes its place", func(m *minutes) {
			issued(m)
			m.at("2027-03-12 11:00")
			m.when(college, paperOf("one")).then(PaperCame{
				Number: 1, Meeting: fullMarch, File: "one", Name: "spaces.pdf", Format: ".pdf", Supplement: 1, Late: true,
			})
			m.at("2027-03-15 11:00")
			m.when(college, paperOf("two")).then(PaperCame{
				Number: 1, Meeting: fullMarch, File: "two", Name: "spaces.pdf", Format: ".pdf", Supplement: 1, Late: true,
			})
			if added, replaced := m.state.AddedSince(m.state.Meetings[fullMarch]); added != 1 || replaced != 0 {
				t.Errorf("%d added, %d replaced", added, replaced)
			}
			if p := m.state.Papers[1]; !p.At.After(p.First) {
				t.Error("nobody can see that it was replaced")
			}
		}},
		{"a paper that went out and is replaced is no supplement", func(m *minutes) {
			drafted(m)
			m.given(college, paperOf("one"))
			m.given(officer, SendAgenda{fullMarch})
			m.given(mayor, AgreeAgenda{fullMarch, 1})
			m.given(officer, IssueAgenda{fullMarch})
			m.at("2027-03-12 11:00")
			m.given(college, paperOf("two"))
			if added, replaced := m.state.AddedSince(m.state.Meetings[fullMarch]); added != 0 || replaced != 1 {
				t.Errorf("%d added, %d replaced", added, replaced)
			}
		}},
		{"an issue that was stopped takes the paper along when it goes out again", func(m *minutes) {
			issued(m)
			m.given(college, paperOf("one"))
			m.given(officer, StopIssue{fullMarch, 1})
			m.at("2027-03-10 10:00")
			m.given(officer, IssueAgenda{fullMarch})
			if n := m.state.SupplementOf(m.state.Items[1]); n != 0 {
				t.Errorf("supplement %d", n)
			}
		}},
		{"after the meeting only the secretariat adds a paper, as tabled; with a file or without", func(m *minutes) {
			drafted(m)
			m.at("2027-03-19 10:00")
			m.when(college, paperOf("one")).notYet("", "The meeting is over")
			m.when(officer, paperOf("one")).invalid("tabled")
			m.when(officer, SendPaper{Number: 1, Tabled: true}).then(PaperCame{Number: 1, Meeting: fullMarch, Late: true, Tabled: true})
		}},
		{"nothing is tabled before the meeting, and only the secretariat records it", func(m *minutes) {
			drafted(m)
			m.when(officer, SendPaper{Number: 1, Tabled: true}).invalid("tabled")
			m.when(college, SendPaper{Number: 1, Tabled: true}).notYet("", "The secretariat records")
		}},
		{"a file that not everybody can open is no paper", func(m *minutes) {
			drafted(m)
			m.when(college, SendPaper{Number: 1, File: "one", Name: typed("spaces.pages"), Format: ".pages"}).invalid("file")
			m.when(college, SendPaper{Number: 1}).invalid("file")
			m.when(college, AwaitPaper{1, date("2027-01-04")}).invalid("by")
		}},
		{"there may be none; a wrong one that is out is taken back by the secretariat alone", func(m *minutes) {
			issued(m)
			m.given(college, ForgoPaper{1})
			m.when(college, ForgoPaper{1}).nothing()
			m.given(college, paperOf("one"))
			m.when(college, AwaitPaper{1, date("2027-03-12")}).notYet("", "there already")
			m.when(college, ForgoPaper{1}).notYet("", "out already")
			m.when(officer, ForgoPaper{1}).then(PaperForgone{1})
		}},
		{"before the agenda is out, its people read it and the chair; then everybody who has the agenda", func(m *minutes) {
			drafted(m)
			m.given(college, paperOf("one"))
			sees := func(who PersonID) bool { return m.state.SeesPaper(who, m.state.Items[1], m.state.Calendar.Date(m.now)) }
			if !sees(college) || !sees(mayor) || !sees(secretary) || !sees(officer) || sees(hospital) || sees(nobody) {
				t.Error("the wrong people read it")
			}
			m.given(officer, SendAgenda{fullMarch})
			m.given(mayor, AgreeAgenda{fullMarch, 1})
			m.given(officer, IssueAgenda{fullMarch})
			if !sees(hospital) || sees(newcomer) || sees(nobody) {
				t.Error("the wrong people read it when it is out")
			}
		}},
		{"a paper goes with its item to a later meeting, and out with that agenda", func(m *minutes) {
			issued(m)
			m.given(college, paperOf("one"))
			m.given(officer, SettleItem{Number: 1, Outcome: ToLater, Meeting: fullJune, Basis: AgreedWithProposer, Reason: typed("Later")})
			p := m.state.PaperOf(m.state.Items[1])
			if p.Stage != There || p.Supplement != 0 || p.Late || p.Meeting != fullJune {
				t.Errorf("%+v", p)
			}
			m.when(hospital, ForgoPaper{1}).notYet("", "Only its proposer")
			m.given(college, WithdrawItem{1})
			m.when(college, paperOf("two")).notYet("", "was withdrawn")
		}},
	})
}

func TestItemsRaisedAtAMeeting(t *testing.T) {
	raise := RaiseItem{fullMarch, typed("The lift"), ToNote, true}
	play(t, []scene{
		{"an item is raised at the meeting with the chair's agreement, without a talk before", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.when(officer, raise, passedOn(college, InRoom)).then(ItemRaised{1, fullMarch, "the-lift", ToNote, true})
			item := m.state.Items[1]
			if item.Stage != Raised || item.Proposer != college || item.Entered != officer || item.Gated || m.state.Unasked[1] {
				t.Errorf("%+v", item)
			}
			if got := m.state.RaisedAt(m.state.Meetings[fullMarch]); len(got) != 1 {
				t.Errorf("raised: %v", got)
			}
		}},
		{"it is recorded also where the chair was not asked, and afterwards", func(m *minutes) {
			m.at("2027-03-22 10:00")
			m.given(officer, RaiseItem{fullMarch, typed("The lift"), ToNote, false})
			if !m.state.Unasked[1] {
				t.Error("the record does not say that the chair was not asked")
			}
			m.when(officer, CancelMeeting{Meeting: fullMarch}).notYet("", "took place")
		}},
		{"not before the meeting, and by the secretariat alone", func(m *minutes) {
			m.when(officer, raise).notYet("", "has not begun")
			m.at("2027-03-18 15:00")
			m.when(college, raise).notYet("", "This is for")
			m.when(officer, RaiseItem{fullMarch, typed("The lift"), "sing", true}).invalid("wants")
			m.when(officer, RaiseItem{Meeting: fullMarch, Wants: ToNote}).invalid("title")
		}},
		{"what was raised is taken back by the secretariat, not by who raised it", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.given(officer, raise, passedOn(college, InRoom))
			m.at("2027-03-19 10:00")
			m.when(college, WithdrawItem{1}).notYet("", "has taken it")
			m.given(officer, WithdrawItem{1})
		}},
		{"a paper of it is tabled", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.given(officer, raise, passedOn(college, InRoom))
			m.given(officer, SendPaper{Number: 1, File: "one", Name: typed("note.pdf"), Format: ".pdf", Tabled: true})
			if !m.state.SeesPaper(hospital, m.state.Items[1], date("2027-03-18")) {
				t.Error("a member does not read it")
			}
		}},
	})
}

func TestTheAgendaSettingMeeting(t *testing.T) {
	two := func(m *minutes) []Line {
		drafted(m)
		m.given(hospital, SubmitItem{Body: full, Meeting: fullMarch, Title: typed("Street trees"), Wants: ToNote})
		lines := m.state.Snapshot(m.state.Meetings[fullMarch])
		for i := range lines {
			lines[i].Revision = 0
		}
		return lines
	}
	play(t, []scene{
		{"its outcome is entered in one press: on, off, order, minutes, and what is delicate", func(m *minutes) {
			lines := append([]Line{{Item: 2, Minutes: 20}}, two(m)...)
			m.when(officer, SettleAgenda{fullMarch, lines, true, typed("Money")}).then(
				ItemTalkedThrough{2, date("2027-01-11"), ByButton}, ItemDrafted{2, fullMarch, 20},
				AgendaArranged{fullMarch, lines}, SheetNoted{fullMarch, "money"},
			)
			if got := m.state.Meetings[fullMarch].Lines[0]; got.Item != 2 || got.Minutes != 20 {
				t.Errorf("the first line is %+v", got)
			}
			m.when(officer, SettleAgenda{fullMarch, lines, true, typed("Money")}).nothing()
		}},
		{"an item is not drafted by it before its talk", func(m *minutes) {
			lines := append([]Line{{Item: 2, Minutes: 20}}, two(m)...)
			m.when(officer, SettleAgenda{fullMarch, lines, false, Text{}}).notYet(terms.TalkFirst, "needs a talk")
		}},
		{"what is left out waits again", func(m *minutes) {
			var kept []Line
			for _, l := range two(m) {
				if l.Item == 0 {
					kept = append(kept, l)
				}
			}
			m.given(officer, SettleAgenda{fullMarch, kept, false, Text{}})
			if item := m.state.Items[1]; item.Stage != Offered {
				t.Errorf("the item is %s", item.Stage)
			}
		}},
		{"nothing comes on that is not there, or for another meeting", func(m *minutes) {
			lines := two(m)
			m.when(officer, SettleAgenda{fullMarch, append(lines, Line{Item: 9}), true, Text{}}).invalid("item")
			m.when(officer, SettleAgenda{fullMarch, append(lines, lines[0]), true, Text{}}).invalid("order")
			m.when(officer, SettleAgenda{psgFeb, []Line{{Item: 2}}, true, Text{}}).invalid("order")
			m.when(college, SettleAgenda{fullMarch, lines, true, Text{}}).notYet("", "This is for")
			m.at("2027-03-19 10:00")
			m.when(officer, SettleAgenda{fullMarch, lines, true, Text{}}).notYet("", "over")
		}},
	})
}

func TestTheChairsBrief(t *testing.T) {
	play(t, []scene{
		{"the secretariat sends it, once, and no clock does", func(m *minutes) {
			m.when(officer, SendBrief{fullMarch}).then(BriefSent{fullMarch})
			m.when(officer, SendBrief{fullMarch}).nothing()
			m.when(college, SendBrief{fullMarch}).notYet("", "This is for")
			m.at("2027-03-18 14:00")
			m.when(officer, SendBrief{psgFeb}).notYet("", "has begun")
		}},
		{"it says who is new since the last meeting", func(m *minutes) {
			m.at("2027-04-12 10:00")
			m.given(officer, FillPlace{"full/goldsmiths", newcomer})
			if got := m.state.NewAt(m.state.Meetings[fullJune]); len(got) != 1 || got[0] != newcomer {
				t.Errorf("new: %v", got)
			}
		}},
		{"it counts how often an item was put off, cancelled meetings apart", func(m *minutes) {
			drafted(m)
			if n := m.state.PutOff(m.state.Items[1]); n != 0 {
				t.Errorf("put off %d times", n)
			}
			m.given(officer, SettleItem{Number: 1, Outcome: ToLater, Meeting: fullJune, Basis: AgreedWithProposer, Reason: typed("Later")})
			if n := m.state.PutOff(m.state.Items[1]); n != 1 {
				t.Errorf("put off %d times", n)
			}
			m.given(officer, CancelMeeting{Meeting: fullMarch})
			if n := m.state.PutOff(m.state.Items[1]); n != 0 {
				t.Errorf("put off %d times", n)
			}
		}},
	})
}
