package partnership

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// reads are the meetings in somebody's calendar, now.
func (m *minutes) reads(who PersonID, body BodyID) []MeetingRef {
	refs := []MeetingRef{}
	for _, meeting := range m.state.FeedMeetings(m.state.FeedFor(who, body), m.now) {
		refs = append(refs, meeting.Ref)
	}
	return refs
}

// readable says whether an address may be read now.
func (m *minutes) readable(f Feed) bool { return m.state.FeedOpen(f, m.state.Calendar.Date(m.now)) }

func (m *minutes) same(what string, want, got any) {
	m.t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		m.t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestACalendarHasTheMeetingsThatConcernSomebody(t *testing.T) {
	play(t, []scene{
		{"a member has those of their groups", func(m *minutes) {
			m.same("hospital", []MeetingRef{psgFeb, fullMarch, fullJune}, m.reads(hospital, ""))
			m.same("hospital, of the full meeting", []MeetingRef{fullMarch, fullJune}, m.reads(hospital, full))
			m.same("charity", []MeetingRef{fullMarch, fullJune}, m.reads(charity, ""))
			m.same("the lead partner's", []MeetingRef{wgFeb}, m.reads(lead, ""))
		}},
		{"the secretariat has all, a group's clerk those of the group", func(m *minutes) {
			m.same("officer", []MeetingRef{wgFeb, psgFeb, fullMarch, fullJune}, m.reads(officer, ""))
			m.same("clerk", []MeetingRef{wgFeb}, m.reads(clerk, ""))
		}},
		{"who acts for a member has the member's", func(m *minutes) {
			m.same("before", []MeetingRef{}, m.reads(newcomer, ""))
			m.given(charity, StartActing{Person: newcomer, For: charity})
			m.same("after", []MeetingRef{fullMarch, fullJune}, m.reads(newcomer, ""))
		}},
		{"a deputy has the one meeting, until they say that they cannot come", func(m *minutes) {
			m.given(charity, SendDeputy{Meeting: fullMarch, Deputy: newcomer})
			m.same("asked", []MeetingRef{fullMarch}, m.reads(newcomer, ""))
			m.given(newcomer, AnswerAsDeputy{Meeting: fullMarch, Answer: NotComing})
			m.same("declined", []MeetingRef{}, m.reads(newcomer, ""))
		}},
		{"a cancelled meeting stays, so that programs take it out", func(m *minutes) {
			m.given(officer, CancelMeeting{Meeting: fullMarch})
			m.same("charity", []MeetingRef{fullMarch, fullJune}, m.reads(charity, ""))
		}},
		{"a moved one is where its new day puts it, and after a year it is gone", func(m *minutes) {
			m.given(officer, MoveMeeting{Meeting: fullMarch, Day: date("2027-07-01")})
			m.same("charity", []MeetingRef{fullJune, fullMarch}, m.reads(charity, ""))
			m.now = m.now.AddDate(1, 5, 12)
			m.same("in June of the year after", []MeetingRef{fullMarch}, m.reads(charity, ""))
		}},
	})
}

func TestAnAddressIsGoodUntilThereIsAnotherOrItsOwnerLeaves(t *testing.T) {
	play(t, []scene{
		{"somebody makes another address of all their calendars", func(m *minutes) {
			all, one := m.state.FeedFor(charity, ""), m.state.FeedFor(charity, full)
			if !m.readable(all) || !m.readable(one) {
				m.t.Error("a member's calendar is closed")
			}
			m.when(charity, RenewFeed{}).then(FeedRenewed{1})
			m.when(charity, RenewFeed{}).nothing()
			m.when(charity, RenewFeed{1}).then(FeedRenewed{2})
			if m.readable(all) || m.readable(one) || !m.readable(m.state.FeedFor(charity, "")) || !m.readable(m.state.FeedFor(hospital, "")) {
				m.t.Error("the old addresses are open, or new ones and other people's are not")
			}
		}},
		{"the secretariat does it on somebody's word, and nobody else", func(m *minutes) {
			before := m.state.FeedFor(charity, "")
			m.when(hospital, RenewFeed{}, passedOn(charity, ByPhone)).notYet("", "Only they themselves")
			m.when(nobody, RenewFeed{}).notYet("", "Only they themselves")
			if !m.readable(before) {
				m.t.Error("somebody else closed it")
			}
			m.when(officer, RenewFeed{}, passedOn(charity, ByPhone)).then(FeedRenewed{1})
			if m.readable(before) || m.state.FeedFor(officer, "").Generation != 0 {
				m.t.Error("it is not the address of whom it was entered for that was changed")
			}
		}},
		{"whoever leaves reads no more", func(m *minutes) {
			all, one := m.state.FeedFor(charity, ""), m.state.FeedFor(charity, full)
			m.given(officer, LeavePlace{Seat: "full/the-albany", Person: charity})
			if m.readable(all) || m.readable(one) {
				m.t.Error("it is open")
			}
		}},
		{"a group's calendar is for those who belong to it, and nobody's is nobody's", func(m *minutes) {
			for _, f := range []Feed{m.state.FeedFor(charity, psg), m.state.FeedFor(charity, "cake"), m.state.FeedFor(newcomer, ""), m.state.FeedFor(nobody, ""), {Person: charity, Generation: 1}} {
				if m.readable(f) {
					m.t.Errorf("%+v is open", f)
				}
			}
		}},
	})
}

func TestAMeetingInCalendars(t *testing.T) {
	play(t, []scene{
		{"its name stays, and its revision is one more with each change", func(m *minutes) {
			ref := m.planned(full, "2027-09-16")
			meeting := m.state.Meetings[ref]
			uid := meeting.UID()
			revisions := []int{meeting.Revision()}
			for _, c := range []Command{
				MoveMeeting{Meeting: ref, Day: date("2027-09-17")},
				ConfirmMeeting{ref},
				MoveMeeting{Meeting: ref, From: "13:00"},
				MoveMeeting{Meeting: ref, Place: typed("Town Hall")},
				CancelMeeting{Meeting: ref},
			} {
				m.given(officer, c)
				revisions = append(revisions, meeting.Revision())
			}
			m.same("revisions", []int{0, 1, 2, 3, 4, 5}, revisions)
			if meeting.UID() != uid || uid == m.state.Meetings[fullMarch].UID() {
				m.t.Errorf("it was %s and is %s", uid, meeting.UID())
			}
		}},
		{"meetings planned in one go have names of their own", func(m *minutes) {
			m.given(officer, PlanSeries{Body: full, Days: []calendar.Date{date("2027-09-16"), date("2027-10-14")}, From: "14:00", Until: "16:00"})
			if a, b := m.state.Meetings["FULL-2027-09"], m.state.Meetings["FULL-2027-10"]; a.UID() == b.UID() {
				m.t.Error("two are called", a.UID())
			}
		}},
	})
}

func TestWhoSendsInvitations(t *testing.T) {
	play(t, []scene{
		{"the secretariat says so, group by group", func(m *minutes) {
			m.when(officer, SendInvitations{full, false}).nothing()
			m.when(officer, SendInvitations{full, true}).then(InvitationsSwitched{full, true})
			m.when(officer, SendInvitations{full, true}).nothing()
			m.same("inviting", map[BodyID]bool{full: true}, m.state.Inviting)
			m.when(officer, SendInvitations{full, false}).then(InvitationsSwitched{full, false})
			m.same("inviting", map[BodyID]bool{}, m.state.Inviting)
		}},
		{"a group's clerk for the group alone, members for none", func(m *minutes) {
			m.when(clerk, SendInvitations{climate, true}).then(InvitationsSwitched{climate, true})
			m.when(clerk, SendInvitations{full, true}).notYet("", "This is for")
			m.when(hospital, SendInvitations{full, true}).notYet("", "This is for")
			m.when(officer, SendInvitations{"cake", true}).invalid("group")
		}},
	})
}
