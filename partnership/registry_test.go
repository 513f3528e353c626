package partnership

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// oneOfEach is every command there is, each meant so that it could be carried out by an officer somewhere.
func oneOfEach() []Command {
	day := date("2027-01-20")
	return []Command{
		AcceptStray{1, 0},
		AddAction{Undertaking: Undertaking{What: typed("Send the figures")}},
		AddEntry{Register: "offers", What: typed("Four rooms")},
		AddMeasure{Body: climate, Name: typed("Homes")},
		AddPlanLine{Body: full, Meeting: fullJune, What: typed("Annual conference")},
		AdoptTerms{Hash: "other"},
		AgreeAgenda{fullMarch, 1},
		AgreePriority{Title: typed("Fair"), Lasting: LongTerm, Meeting: fullMarch},
		AgreeTerms{Edition: 2, Body: full},
		AnswerAsDeputy{Meeting: fullMarch, Answer: Coming},
		AnswerRecommendation{1, Accepted, typed("Yes")},
		AnswerReport{1, fullMarch, typed("Thank you")},
		AnswerStray{typed("web/them").ID, typed("Sam of the Albany")},
		AnswerTalk{1, RingMe},
		AppointClerk{Person: newcomer, Body: full},
		AppointOfficer{Person: newcomer},
		ApproveReport{1},
		ArrangeAgenda{Meeting: fullMarch},
		AskForChange{fullMarch, 1, typed("Shorter")},
		AskForTalk{1},
		AskStray{1, 0},
		AskToJoin{1, 0},
		AwaitPaper{1, day},
		BeginTerms{2},
		BringRecommendation{1, typed("Warm spaces")},
		CallReport{By: psg, Of: climate, About: typed("Homes"), Until: day},
		CancelMeeting{Meeting: fullMarch, Items: BackToList},
		CastVote{Number: 1, Voice: Voice{Seat: trust}, Choice: VotesFor},
		ChangeAccounts{Person: college},
		ChangeEntry{Number: 1, What: typed("Five rooms")},
		ChangeItem{Number: 1, Title: typed("Warmer spaces")},
		ChangeParties{1, []OrganisationID{"the-albany"}},
		CheckNotes{fullMarch, 1},
		CloseEntry{1, EntryDone, typed("All used")},
		CloseMeeting{Meeting: fullMarch},
		CloseVote{Number: 1, Result: ResultAgreed},
		CoOpt{Body: climate, Person: newcomer},
		CompareChannels{Seen: []ChannelSeen{{Place: "web/full", Within: []PersonID{college}, Inside: []Stray{{Account: "web/them"}, {Person: newcomer}}}}},
		ConfirmAll{full},
		ConfirmMeeting{fullMarch},
		ConfirmPriority{1, fullMarch},
		ConsiderRequest{1, psgFeb},
		CorrectMeasure{Number: 1, Undertaking: Undertaking{What: typed("Ring them")}},
		CorrectNotes{Meeting: fullMarch, Was: "warm-spaces", Now: typed("Warm places")},
		DecideRequest{Number: 1, Meeting: fullMarch},
		DeclareInterest{Meeting: fullMarch, Person: college},
		DraftItem{Number: 1, Talked: true},
		DraftNotes{Meeting: fullMarch, Text: typed("Agreed: all")},
		DropVote{1},
		EndActing{Person: secretary, For: mayor},
		EndClerk{clerk, climate},
		EndCopies{charity, climate},
		EndDispute{1, CaseSettled, typed("They talked")},
		EndGroup{Body: climate, Ends: day},
		EndPlace{Seat: "full/goldsmiths"},
		ErasePerson{Person: newcomer, Extent: Wholly},
		EstablishGroup{Charter: Charter{Reference: "YOUTH", Name: "Youth Voice group", Parent: full}, By: full, Remit: typed("To listen")},
		FillPlace{"full/goldsmiths", newcomer},
		FinishAction{Number: 1},
		ForgoPaper{1},
		GiveCode{"code"},
		InvitePresenter{1, newcomer},
		IssueAgenda{fullMarch},
		IssueNotes{fullMarch},
		JoinWorkspace{"code", Workspace{"slack", "T2"}},
		KeepDocument{Title: typed("The plan"), Link: typed("https://example.org")},
		KeepRegister{Meeting: fullMarch, Present: []Present{{Attendance: Attendance{Person: college, As: AsMember}}}},
		LeavePlace{Seat: trust, Person: hospital},
		LinkChannel{full, "web/full"},
		LookAtChannels{},
		LoseLetter{Letter{Key: "k1", Subject: "agenda-out/FULL-2027-03/1", Person: hospital, Place: "slack", Why: Closed}},
		MakePublic{Public{Kind: PublicMembers, Body: full}},
		MarkMoment{Moment: Moment{Kind: CallForItems, Meeting: fullMarch}},
		MeetStranger{Account: typed("web/them"), Name: typed("Sam"), Platform: "web", Person: newcomer},
		MoveMeeting{Meeting: fullMarch, Day: date("2027-03-25")},
		NameArbitrator{Number: 1, Person: newcomer},
		NoteAttendance{fullMarch, Present{Attendance: Attendance{Person: college, As: AsMember, Came: "14:20"}}},
		NoteStrayAsked{Account: typed("web/them").ID},
		OpenMeeting{Meeting: fullMarch, Presiding: mayor},
		OpenVote{Meeting: fullMarch, Motion: typed("Open four")},
		PassOn{typed("The lift is broken")},
		PlaceHold{Words: typed("low-traffic")},
		PlanSeries{full, []calendar.Date{day, day.AddDays(28)}, "14:00", "16:00", Text{}},
		ProposeTerms{File: proposed("other")},
		PublishReport{1},
		QuestionNotes{fullMarch, typed("Shorter")},
		RaiseDispute{typed("The rent"), []OrganisationID{"the-albany", "goldsmiths"}},
		RaiseException{Body: climate, Concern: typed("Homes")},
		RaiseItem{fullMarch, typed("The lift"), ToNote, true},
		RatifyDecision{Number: 1, Meeting: fullMarch, Agreed: true},
		ReadMeasure{Number: 1, Until: date("2027-01-01"), Rating: OffTrack},
		ReceiveReport{Number: 1, Words: typed("Here")},
		RecordDecision{Meeting: fullMarch, Resolution: Resolution{What: typed("Warm spaces")}},
		RecordPlan{Document: "plan", Edition: typed("sixth"), From: day, Until: day.AddMonths(36)},
		RecordStep{1, typed("Rang both")},
		ReleaseHold{Number: 1},
		RenewFeed{},
		ReopenAction{Number: 1},
		ReopenEntry{1},
		ReplaceHolder{Seat: trust, Person: newcomer},
		ReportLoss{Had: 2, Has: 1},
		RequestMembership{Body: full, Organisation: typed("Deptford Choir")},
		ReviewGroup{Body: climate, Meeting: fullMarch, Outcome: GroupContinues},
		ReviewMeasure{Number: 1, Outcome: CarryOn},
		SayAway{Until: date("2027-04-16")},
		SayComing{fullMarch},
		ScheduleMeeting{Body: full, Day: day, From: "14:00", Until: "16:00"},
		SendAgain{"k1"},
		SendAgenda{fullMarch},
		SendBrief{fullMarch},
		SendDashboard{Meeting: fullMarch, Good: typed("All")},
		SendDeputy{Meeting: fullMarch, Deputy: newcomer},
		SendHighlight{Body: climate, Progress: typed("Forty homes"), Decision: typed("More")},
		SendInvitations{full, true},
		SendPaper{1, "hash", typed("spaces.pdf"), ".pdf", false, 1000},
		SendRecommendation{1},
		SetDigest{"30 8 * * 1-5"},
		SetJoining{fullMarch, typed("Second floor")},
		SetOften{climate, typed("Monthly")},
		SetQuiet{From: "20:00", Until: "08:00"},
		SetUp{Places: []FillPlace{{"full/goldsmiths", newcomer}}, Channels: []LinkChannel{{"", "web/team"}}},
		SettleAgenda{Meeting: fullMarch, Talked: true, Points: typed("Money")},
		SettleItem{Number: 1, Outcome: NotForThis, Basis: DecidedByChair, Reason: typed("Full")},
		SettleLetter{"k1"},
		SettleStranger{Account: typed("web/them").ID},
		SettleTie{1, VotesFor},
		ShowNotes{fullMarch},
		Snooze{Until: date("2027-01-18")},
		StartActing{Person: newcomer, For: hospital},
		StartCopies{charity, climate, date("2027-12-31"), typed("Communications")},
		StopIssue{fullMarch, 1},
		StrikePlanLine{Body: full, Key: PlanKey{Line: 1}},
		SubmitItem{Body: full, Title: typed("Warm spaces"), Wants: ToDiscuss},
		SwitchMirror{Mirror: Mirror{Workspace{"web", "T1"}, MirroredMeetings}, On: true},
		SwitchPractice{On: true},
		SwitchTimetable{On: false},
		TakeBack{Public{Kind: PublicNews, Number: 1}},
		TakeItem{Number: 1},
		TakeWordsDown{Rewritten: []Text{typed("Somebody’s spaces")}, Reason: typed("A name")},
		TellRequester{1},
		UnlinkChannel{full, "web/full"},
		UpdateAction{Number: 1, Due: day},
		WithdrawItem{1},
		WithdrawRequest{1},
		WithdrawTerms{2},
		WriteAnnual{Body: psg, From: date("2026-01-01"), Until: date("2026-12-31")},
		WriteNews{typed("Warm"), typed("Warm spaces are open")},
	}
}

// withMethod lists the types of this package that have a method of a name, as its files say.
func withMethod(t *testing.T, method string) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if ok && f.Recv != nil && f.Name.Name == method {
				found = append(found, f.Recv.List[0].Type.(*ast.Ident).Name)
			}
		}
	}
	slices.Sort(found)
	return found
}

func TestEveryEventIsRegistered(t *testing.T) {
	var registered []string
	for _, name := range EventNames() {
		registered = append(registered, EventType(name).Name())
	}
	slices.Sort(registered)
	if diff := cmp.Diff(withMethod(t, "evolve"), registered); diff != "" {
		t.Errorf("events of the package and events with a name (-package +names):\n%s", diff)
	}
	if EventType("cake-eaten") != nil || EventName(nil) != "" {
		t.Error("an event that there is not has a name")
	}
}

func TestEveryCommandIsTested(t *testing.T) {
	var tested []string
	for _, c := range oneOfEach() {
		tested = append(tested, reflect.TypeOf(c).Name())
	}
	if diff := cmp.Diff(withMethod(t, "decide"), tested); diff != "" {
		t.Errorf("commands of the package and commands of the tests (-package +tests):\n%s", diff)
	}
}

// written are the plain strings that events hold, and why nobody typed them.
var written = map[string]string{
	"TermsAdopted.Hash":      "of a file, in hexadecimal",
	"TermsProposed.Hash":     "likewise",
	"ChannelLinked.Place":    "an address that the bot makes",
	"ChannelAdded.Place":     "likewise",
	"ChannelUnlinked.Place":  "likewise",
	"MeetingScheduled.From":  "an hour, written by us",
	"MeetingScheduled.Until": "an hour, written by us",
	"MeetingMoved.From":      "likewise",
	"MeetingMoved.Until":     "likewise",
	"MeetingOpened.At":       "likewise",
	"MeetingClosed.At":       "likewise",
	"QuietSet.From":          "likewise",
	"QuietSet.Until":         "likewise",
	"Attendance.Came":        "likewise",
	"Attendance.Left":        "likewise",
	"Line.Standing":          "an id of the terms",
	"PlanKey.Duty":           "likewise",
	"PlanKey.Rule":           "likewise",
	"Workspace.Platform":     "of ours",
	"StrangerMet.Platform":   "of ours",
	"Stray.Place":            "an address that the bot makes",
	"Absentee.Place":         "likewise",
	"ShutChannel.Place":      "likewise",
	"LetterLost.Place":       "likewise, or of ours",
	"LetterSentAgain.Place":  "likewise",
	"StrayAccepted.Place":    "likewise",
	"Workspace.ID":           "given by the platform",
	"DocumentKept.File":      "of a file, in hexadecimal",

	"GroupEstablished.Charter": "of a file, in hexadecimal",
}

// TestEventsHoldNothingThatPeopleTyped: names, contacts and sentences lie beside the book, where they can be taken down.
func TestEventsHoldNothingThatPeopleTyped(t *testing.T) {
	met := map[string]bool{}
	for _, name := range EventNames() {
		checkFields(t, EventType(name), met)
	}
	for field := range written {
		if !met[field] {
			t.Errorf("%s is excused and does not exist", field)
		}
	}
}

func checkFields(t *testing.T, typ reflect.Type, met map[string]bool) {
	t.Helper()
	safe := []any{
		PersonID(""), BodyID(""), FileID(""), Format(""), CodeHash(""), SeatID(""), OrganisationID(""), MeetingRef(""), TextID(""),
		Purpose(""), Way(""), Basis(""), Outcome(""), Answer(""), Medium(""), MomentKind(""), Thing(""), Result(""), Capacity(""), Conclusion(""), Choice(""), Mirrored(""), PublicKind(""),
		RegisterID(""), StreamID(""), OutsiderID(""), EntryOutcome(""), Response(""), CaseOutcome(""),
		PriorityID(""), DocumentID(""), Lasting(""), Rating(""), MeasureOutcome(""), GroupOutcome(""), ReportKind(""), Obstacle(""), LetterKey(""), Subject(""), Loss(""), CronWords(""),
	}
	switch typ.Kind() {
	case reflect.Bool, reflect.Int, reflect.Int64:
	case reflect.Slice:
		checkFields(t, typ.Elem(), met)
	case reflect.Struct:
		for f := range typ.Fields() {
			field := typ.Name() + "." + f.Name
			if f.Tag.Get("json") == "" && !f.Anonymous && typ != reflect.TypeOf(date("2027-01-11")) {
				t.Errorf("%s has no name in the book", field)
			}
			if _, excused := written[field]; excused {
				met[field] = true
				continue
			}
			checkFields(t, f.Type, met)
		}
	default:
		if !slices.ContainsFunc(safe, func(v any) bool { return reflect.TypeOf(v) == typ }) {
			t.Errorf("an event holds a %s: could somebody have typed it?", typ)
		}
	}
}
