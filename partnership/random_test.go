package partnership

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// The hats from which random orders are drawn. Some of what is in them is meant to be wrong.
var (
	everybody = []PersonID{officer, colleague, clerk, mayor, secretary, chief, assistant, hospital, college, charity, lead, newcomer, nobody}
	bodies    = []BodyID{full, full, psg, climate, "wg-opportunities", "board"}
	places    = []SeatID{"full/goldsmiths", "full/cabinet", "full/mayor", trust, "psg/chief-executive", "wg-climate/lead-climate", "full/tea-room"}
	channels  = []string{"web/full", "web/other", "slack/T1/C1", "slack/T1/C2", "slack/T2/C1"}
	sentences = []Text{typed("One"), typed("Two"), typed("Three"), {}}
	owners    = []Owner{{}, {Organisation: "lewisham-college"}, {Person: charity}, {Organisation: "transport-for-london"}, {Organisation: Everyone}}
	days      = []calendar.Date{{}, date("2027-01-20"), date("2027-04-16")}
)

// hat draws what random orders are made of.
type hat struct {
	*rapid.T
	state *State
}

func from[V any](h hat, label string, values []V) V {
	return rapid.SampledFrom(values).Draw(h.T, label)
}

func (h hat) person() PersonID { return from(h, "person", everybody) }

func (h hat) text() Text { return from(h, "text", sentences) }

func (h hat) item() ItemNumber {
	return ItemNumber(rapid.IntRange(0, len(h.state.Items)+1).Draw(h.T, "item"))
}

func (h hat) version() int { return rapid.IntRange(0, 3).Draw(h.T, "version") }

func (h hat) meeting() MeetingRef {
	refs := []MeetingRef{fullMarch, fullMarch, fullMarch, psgFeb, wgFeb, fullJune, "FULL-2099-01", ""}
	return from(h, "meeting", refs)
}

func (h hat) request() RequestNumber {
	return RequestNumber(rapid.IntRange(0, len(h.state.Requests)+1).Draw(h.T, "request"))
}

func (h hat) undertaking() Undertaking {
	return Undertaking{What: h.text(), Owner: from(h, "owner", owners)}
}

func (h hat) resolution() Resolution {
	return Resolution{
		What: h.text(), Result: from(h, "result", append(Results, "", "sung")), Reservations: h.text(),
		Votes: Votes{For: rapid.IntRange(-1, 3).Draw(h.T, "for"), ByPhone: rapid.IntRange(0, 2).Draw(h.T, "by phone")}, NoQuorum: rapid.Bool().Draw(h.T, "no quorum"),
	}
}

// lines are those of a draft in another order, with one of them away and other minutes, or strange ones.
func (h hat) lines(ref MeetingRef) []Line {
	m := h.state.Meetings[ref]
	if m == nil || len(m.Lines) == 0 || rapid.IntRange(0, 9).Draw(h.T, "strange") == 0 {
		return []Line{{Item: h.item(), Standing: "welcome", Closing: true, Minutes: h.version()}}
	}
	lines := rapid.Permutation(m.Lines).Draw(h.T, "order")
	for i := range lines {
		lines[i].Minutes += rapid.IntRange(0, 1).Draw(h.T, "minutes")
	}
	return lines[rapid.IntRange(0, 1).Draw(h.T, "away"):]
}

// command draws one of all the commands. Those of every day come more often than the rest.
func (h hat) command() Command {
	ref := h.meeting()
	switch rapid.IntRange(0, 15).Draw(h.T, "family") {
	case 0, 1:
		return SubmitItem{
			Body: from(h, "body", bodies), Meeting: from(h, "for", []MeetingRef{"", "", ref}), Title: h.text(),
			Wants: from(h, "wants", append(Purposes, "")), Private: rapid.Bool().Draw(h.T, "private"),
		}
	case 2, 3:
		return h.aboutAnItem()
	case 4, 5, 6:
		return h.aboutAnAgenda(ref)
	case 7:
		return h.aboutComing(ref)
	case 8, 14:
		return h.aboutMembership(ref)
	case 9:
		return h.aboutNotes(ref)
	case 10:
		return h.aboutPeople()
	case 11:
		return h.aboutTerms()
	case 12:
		return h.aboutWork(ref)
	case 13:
		return h.aboutRegisters(ref)
	}
	return rapid.SampledFrom(oneOfEach()).Draw(h.T, "any")
}

func (h hat) aboutAnItem() Command {
	n := h.item()
	return from(h, "command", []Command{
		TakeItem{n, rapid.Bool().Draw(h.T, "over")},
		AskForTalk{n},
		AnswerTalk{n, from(h, "way", append(Ways, ""))},
		DraftItem{Number: n, Talked: true},
		DraftItem{Number: n, Minutes: 10},
		ChangeItem{Number: n, Title: h.text(), Wants: from(h, "wants", append(Purposes, "")), Slip: rapid.Bool().Draw(h.T, "slip")},
		SettleItem{
			Number: n, Outcome: from(h, "outcome", []Outcome{ToLater, ToGroup, NotForThis, ByWithdrawn}), Meeting: h.meeting(),
			Body: from(h, "body", bodies), Basis: from(h, "basis", []Basis{AgreedWithProposer, DecidedByChair, ""}), Reason: h.text(),
		},
		WithdrawItem{n},
		InvitePresenter{n, h.person()},
		AwaitPaper{n, from(h, "by", days)},
		ForgoPaper{n},
		SendPaper{n, from(h, "file", []FileID{"one", "two", ""}), h.text(), from(h, "format", []Format{".pdf", ".exe", ""}), rapid.Bool().Draw(h.T, "tabled"), 1000},
	})
}

func (h hat) aboutAnAgenda(ref MeetingRef) Command {
	v := h.version()
	return from(h, "command", []Command{
		ArrangeAgenda{ref, h.lines(ref)},
		SendAgenda{ref},
		AgreeAgenda{ref, v},
		AgreeAgenda{ref, v},
		AskForChange{ref, v, h.text()},
		IssueAgenda{ref},
		IssueAgenda{ref},
		StopIssue{ref, v},
		SettleAgenda{ref, h.lines(ref), rapid.Bool().Draw(h.T, "talked"), h.text()},
		RaiseItem{ref, h.text(), from(h, "wants", append(Purposes, "")), rapid.Bool().Draw(h.T, "asked")},
		SendBrief{ref},
		AddPlanLine{from(h, "body", bodies), ref, h.text()},
		StrikePlanLine{from(h, "body", bodies), PlanKey{Line: v}, rapid.Bool().Draw(h.T, "back")},
	})
}

func (h hat) aboutComing(ref MeetingRef) Command {
	return from(h, "command", []Command{
		SayComing{ref},
		SendDeputy{Meeting: ref, Deputy: h.person(), NoAddress: rapid.Bool().Draw(h.T, "no address")},
		AnswerAsDeputy{ref, h.person(), from(h, "answer", []Answer{Coming, NotComing, ""})},
		PassOn{h.text()},
		h.aboutALetter(),
		h.aboutASitting(ref),
		h.aboutASitting(ref),
	})
}

// aboutASitting is about a meeting as it met: mostly true, now and then nonsense.
func (h hat) aboutASitting(ref MeetingRef) Command {
	present := func() Present {
		return Present{Attendance{
			Person: h.person(), As: from(h, "as", append(Capacities, "")), For: h.person(), Item: h.item(),
			Came: from(h, "came", clocks), Left: from(h, "left", clocks),
		}, h.text()}
	}
	return from(h, "command", []Command{
		OpenMeeting{ref, from(h, "at", clocks), h.person(), h.text()},
		KeepRegister{ref, []Present{present(), present()}, []PersonID{h.person()}},
		NoteAttendance{ref, present()},
		DeclareInterest{ref, h.person(), h.text(), h.item(), h.text(), rapid.Bool().Draw(h.T, "left")},
		CloseMeeting{ref, from(h, "ended", clocks), []Closing{
			{Item: h.item(), How: from(h, "how", append(Conclusions, "")), Body: from(h, "body", bodies)},
			{Item: h.item(), How: NotReached},
		}},
		CloseMeeting{Meeting: ref},
	})
}

var clocks = []string{"", "14:20", "15:30", "noon"}

func (h hat) aboutMembership(ref MeetingRef) Command {
	n := h.request()
	if rapid.Bool().Draw(h.T, "places") {
		return h.aboutPlaces(ref)
	}
	return from(h, "command", []Command{
		RequestMembership{from(h, "body", bodies), h.text(), h.text()},
		ConsiderRequest{n, ref},
		DecideRequest{n, ref, rapid.Bool().Draw(h.T, "agreed"), h.text()},
		TellRequester{n},
		WithdrawRequest{n},
	})
}

func (h hat) aboutNotes(ref MeetingRef) Command {
	n := ActionNumber(rapid.IntRange(0, len(h.state.Actions)+1).Draw(h.T, "action"))
	return from(h, "command", []Command{
		RecordDecision{ref, h.resolution()},
		RatifyDecision{DecisionNumber(rapid.IntRange(0, len(h.state.Decisions)+1).Draw(h.T, "decision")), ref, rapid.Bool().Draw(h.T, "agreed")},
		DraftNotes{ref, h.text(), []Resolution{h.resolution()}, []Undertaking{h.undertaking(), h.undertaking()}},
		ShowNotes{ref},
		CheckNotes{ref, h.version()},
		QuestionNotes{ref, h.text()},
		IssueNotes{ref},
		CorrectNotes{ref, h.text().ID, h.text(), rapid.Bool().Draw(h.T, "slip of the pen")},
		AddAction{ref, h.undertaking()},
		FinishAction{n, h.text()},
		FinishAction{n, h.text()},
		h.updates(n),
		ReopenAction{n, from(h, "until", days), h.text()},
	})
}

func (h hat) updates(n ActionNumber) UpdateAction {
	c := UpdateAction{Number: n, Due: from(h, "due", days), Note: h.text(), NotOurs: rapid.Bool().Draw(h.T, "not ours")}
	if rapid.Bool().Draw(h.T, "another owner") {
		owner := from(h, "owner", owners)
		c.Owner = &owner
	}
	return c
}

func (h hat) aboutPeople() Command {
	return from(h, "command", []Command{
		FillPlace{from(h, "place", places), h.person()},
		StartActing{Person: h.person(), For: h.person()},
		AppointOfficer{h.person(), from(h, "body", append(bodies, ""))},
		SwitchTimetable{rapid.Bool().Draw(h.T, "on")},
		SwitchMirror{Mirror: Mirror{Workspace{"web", "T1"}, MirroredPlaces}, On: rapid.Bool().Draw(h.T, "shown")},
		SwitchPractice{On: rapid.Bool().Draw(h.T, "practice")},
		LinkChannel{from(h, "body", bodies), from(h, "channel", channels)},
		MeetStranger{Account: from(h, "stranger", sentences), Name: h.text(), Platform: "web", Person: h.person()},
		SettleStranger{Account: from(h, "stranger", sentences).ID, Linked: rapid.Bool().Draw(h.T, "linked"), Listed: h.state.Listed},
		UnlinkChannel{from(h, "body", append(bodies, "")), from(h, "channel", channels)},
		h.aboutChannels(),
		MarkMoment{Moment: Moment{CallForItems, h.meeting(), 0}},
		ConfirmMeeting{h.meeting()},
		ConfirmAll{from(h, "body", bodies)},
		SetJoining{h.meeting(), h.text()},
		AppointClerk{Person: h.person(), Body: from(h, "body", bodies), Until: from(h, "until", days), Support: h.text()},
		EndClerk{h.person(), from(h, "body", bodies)},
		StartCopies{h.person(), from(h, "body", bodies), from(h, "until", days), h.text()},
		EndCopies{h.person(), from(h, "body", bodies)},
		WriteNews{h.text(), h.text()},
		MakePublic{h.public()},
		TakeBack{h.public()},
		h.movesMeeting(),
		CancelMeeting{h.meeting(), from(h, "fate", []Fate{ToNextMeeting, BackToList, ""}), h.text()},
		ScheduleMeeting{
			Body: from(h, "body", bodies), Day: date("2027-01-11").AddDays(rapid.IntRange(0, 200).Draw(h.T, "day")), From: "9:00", Until: "11:00",
		},
	})
}

// public draws a thing that may be made public, or cannot be.
func (h hat) public() Public {
	all := Public{
		Kind: from(h, "kind", append(PublicKinds, "dreams")), Body: from(h, "body", bodies), Meeting: h.meeting(), Number: h.version(), Person: h.person(),
	}
	if rapid.IntRange(0, 9).Draw(h.T, "all of it") == 0 {
		return all
	}
	return all.only()
}

// movesMeeting moves a meeting to another day, to other hours, to another place, or nowhere.
func (h hat) movesMeeting() Command {
	move := MoveMeeting{Meeting: h.meeting(), Place: h.text()}
	if rapid.Bool().Draw(h.T, "another day") {
		move.Day = date("2027-01-11").AddDays(rapid.IntRange(0, 200).Draw(h.T, "day"))
	}
	if rapid.Bool().Draw(h.T, "other hours") {
		move.From, move.Until = from(h, "from", []string{"9:30", "14:00"}), from(h, "until", []string{"13:00", "16:00"})
	}
	return move
}

func (h hat) aboutTerms() Command {
	n := EditionNumber(rapid.IntRange(0, len(h.state.Editions)+1).Draw(h.T, "edition"))
	return from(h, "command", []Command{
		ProposeTerms{proposed(from(h, "file", slices.Sorted(maps.Keys(rewrites))))},
		ProposeTerms{},
		AgreeTerms{n, from(h, "body", append(bodies, "")), h.text()},
		AgreeTerms{Edition: n, Body: full},
		BeginTerms{n},
		WithdrawTerms{n},
		MarkMoment{Moment: Moment{TermsHold, "", int(n)}},
		AdoptTerms{from(h, "file", adoptable)},
	})
}

// usual is what people do on an ordinary day, so that histories come somewhere.
func (h hat) usual(ref MeetingRef) (PersonID, Command) {
	items := h.state.Business(func(i *Item) bool { return i.Meeting == ref && (i.Stage == Offered || i.Stage == OnDraft) })
	what := rapid.IntRange(0, 5).Draw(h.T, "usually")
	if what == 0 || (len(items) == 0 && what < 4) {
		body := h.state.Meetings[ref].Body
		return from(h, "member", []PersonID{hospital, college}), SubmitItem{Body: body, Meeting: ref, Title: typed("Usual"), Wants: ToDiscuss}
	}
	switch what {
	case 1, 2:
		return officer, DraftItem{Number: from(h, "item", items).Number, Talked: rapid.Bool().Draw(h.T, "talked")}
	case 3:
		item := from(h, "item", items)
		return item.Proposer, WithdrawItem{item.Number}
	case 4:
		return officer, ArrangeAgenda{ref, h.lines(ref)}
	}
	return h.nextStep(ref)
}

// nextStep is what brings an agenda one step nearer to being out.
func (h hat) nextStep(ref MeetingRef) (PersonID, Command) {
	m := h.state.Meetings[ref]
	head := m.Head()
	switch {
	case head == nil || h.state.Changed(m, head):
		return officer, SendAgenda{ref}
	case head.Agreed == nil && m.Body == full:
		return mayor, AgreeAgenda{ref, head.Number}
	case head.Agreed == nil:
		return chief, AgreeAgenda{ref, head.Number}
	}
	return officer, IssueAgenda{ref}
}

// order draws who gives a random command, for whom, and how it came. The officer has more to do than others.
func (h hat) order(b *book) Order {
	b.last++
	b.now = b.now.Add(time.Duration(rapid.IntRange(0, 5*24*60).Draw(h.T, "minutes later")) * time.Minute)
	o := Order{Request: fmt.Sprintf("r%d", b.last), At: b.now, How: ByButton}
	if rapid.Bool().Draw(h.T, "as it should go") {
		o.By, o.Command = h.usual(from(h, "meeting", []MeetingRef{fullMarch, fullJune, psgFeb}))
		return o
	}
	o.Command = h.command()
	if o.By = officer; rapid.Bool().Draw(h.T, "somebody else") {
		o.By = h.person()
	}
	if rapid.IntRange(0, 2).Draw(h.T, "for somebody") == 0 {
		o.For, o.How = h.person(), from(h, "how", append(Media, ""))
	}
	return o
}
