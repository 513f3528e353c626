package partnership

import "reflect"

// kinds names every event for ever: a name is never used for anything else, fields are only added.
var kinds = map[string]Event{
	"terms-adopted":        TermsAdopted{},
	"terms-proposed":       TermsProposed{},
	"terms-agreed":         TermsAgreed{},
	"terms-withdrawn":      TermsWithdrawn{},
	"timetable-switched":   TimetableSwitched{},
	"channel-linked":       ChannelLinked{},
	"channel-added":        ChannelAdded{},
	"channel-unlinked":     ChannelUnlinked{},
	"officer-appointed":    OfficerAppointed{},
	"place-filled":         PlaceFilled{},
	"place-added":          PlaceAdded{},
	"place-ended":          PlaceEnded{},
	"place-left":           PlaceLeft{},
	"successor-seated":     SuccessorSeated{},
	"member-co-opted":      MemberCoOpted{},
	"people-listed":        PeopleListed{},
	"code-given":           CodeGiven{},
	"workspace-joined":     WorkspaceJoined{},
	"mirror-switched":      MirrorSwitched{},
	"practice-switched":    PracticeSwitched{},
	"stranger-met":         StrangerMet{},
	"stranger-settled":     StrangerSettled{},
	"channels-compared":    ChannelsCompared{},
	"channel-look-asked":   ChannelLookAsked{},
	"stray-accepted":       StrayAccepted{},
	"stray-asked":          StrayAsked{},
	"stray-reached":        StrayReached{},
	"stray-answered":       StrayAnswered{},
	"channel-join-asked":   JoinAsked{},
	"acting-started":       ActingStarted{},
	"acting-ended":         ActingEnded{},
	"meeting-scheduled":    MeetingScheduled{},
	"meeting-confirmed":    MeetingConfirmed{},
	"meeting-moved":        MeetingMoved{},
	"meeting-cancelled":    MeetingCancelled{},
	"joining-set":          JoiningSet{},
	"meeting-opened":       MeetingOpened{},
	"register-kept":        RegisterKept{},
	"attendance-noted":     AttendanceNoted{},
	"interest-declared":    InterestDeclared{},
	"meeting-closed":       MeetingClosed{},
	"item-submitted":       ItemSubmitted{},
	"item-taken":           ItemTaken{},
	"talk-asked":           TalkAsked{},
	"talk-answered":        TalkAnswered{},
	"item-talked-through":  ItemTalkedThrough{},
	"item-drafted":         ItemDrafted{},
	"item-changed":         ItemChanged{},
	"item-settled":         ItemSettled{},
	"presenter-invited":    PresenterInvited{},
	"item-raised":          ItemRaised{},
	"paper-awaited":        PaperAwaited{},
	"paper-forgone":        PaperForgone{},
	"paper-came":           PaperCame{},
	"sheet-noted":          SheetNoted{},
	"brief-sent":           BriefSent{},
	"plan-line-added":      PlanLineAdded{},
	"plan-line-struck":     PlanLineStruck{},
	"agenda-arranged":      AgendaArranged{},
	"agenda-sent":          AgendaSent{},
	"agenda-agreed":        AgendaAgreed{},
	"change-asked":         ChangeAsked{},
	"agenda-issued":        AgendaIssued{},
	"issue-stopped":        IssueStopped{},
	"apologies-given":      ApologiesGiven{},
	"deputy-named":         DeputyNamed{},
	"coming-said":          ComingSaid{},
	"deputy-answered":      DeputyAnswered{},
	"deputy-released":      DeputyReleased{},
	"deputy-unreached":     DeputyUnreached{},
	"membership-requested": MembershipRequested{},
	"request-considered":   RequestConsidered{},
	"request-decided":      RequestDecided{},
	"requester-told":       RequesterTold{},
	"request-withdrawn":    RequestWithdrawn{},
	"decision-recorded":    DecisionRecorded{},
	"decision-ratified":    DecisionRatified{},
	"vote-opened":          VoteOpened{},
	"vote-cast":            VoteCast{},
	"vote-tied":            VoteTied{},
	"vote-closed":          VoteClosed{},
	"vote-dropped":         VoteDropped{},
	"action-added":         ActionAdded{},
	"action-finished":      ActionFinished{},
	"action-updated":       ActionUpdated{},
	"action-reopened":      ActionReopened{},
	"notes-drafted":        NotesDrafted{},
	"notes-issued":         NotesSent{},
	"notes-shown":          NotesShown{},
	"notes-checked":        NotesChecked{},
	"notes-questioned":     NotesQuestioned{},
	"notes-corrected":      NotesCorrected{},
	"entry-added":          EntryAdded{},
	"entry-changed":        EntryChanged{},
	"entry-closed":         EntryClosed{},
	"entry-reopened":       EntryReopened{},
	"recommendation-sent":  RecommendationSent{},
	"recommendation-item":  RecommendationBrought{},
	"recommendation-reply": RecommendationAnswered{},
	"dispute-raised":       DisputeRaised{},
	"dispute-parties":      PartiesChanged{},
	"dispute-arbitrator":   ArbitratorNamed{},
	"dispute-step":         StepRecorded{},
	"dispute-ended":        DisputeEnded{},
	"words-passed-on":      WordsPassedOn{},
	"words-taken-down":     WordsTakenDown{},
	"person-erased":        PersonErased{},
	"erasure-asked":        ErasureAsked{},
	"hold-placed":          HoldPlaced{},
	"hold-released":        HoldReleased{},
	"lines-lost":           LinesLost{},
	"letter-lost":          LetterLost{},
	"letter-sent-again":    LetterSentAgain{},
	"letter-settled":       LetterSettled{},
	"digest-set":           DigestSet{},
	"moment-came":          MomentCame{},
	"away-said":            AwaySaid{},
	"quiet-set":            QuietSet{},
	"feed-renewed":         FeedRenewed{},
	"invitations-switched": InvitationsSwitched{},
	"snoozed":              Snoozed{},
	"measure-added":        MeasureAdded{},
	"measure-read":         MeasureRead{},
	"measure-corrected":    MeasureCorrected{},
	"measure-reviewed":     MeasureReviewed{},
	"report-made":          ReportMade{},
	"report-approved":      ReportApproved{},
	"report-answered":      ReportAnswered{},
	"report-received":      ReportReceived{},
	"report-published":     ReportPublished{},
	"priority-agreed":      PriorityAgreed{},
	"priority-confirmed":   PriorityConfirmed{},
	"plan-recorded":        PlanRecorded{},
	"group-established":    GroupEstablished{},
	"group-end-set":        GroupEndSet{},
	"group-reviewed":       GroupReviewed{},
	"group-often-set":      OftenSet{},
	"clerk-appointed":      ClerkAppointed{},
	"clerk-ended":          ClerkEnded{},
	"copies-started":       CopiesStarted{},
	"copies-ended":         CopiesEnded{},
	"news-written":         NewsWritten{},
	"document-kept":        DocumentKept{},
	"made-public":          MadePublic{},
	"taken-back":           TakenBack{},
}

var names = func() map[reflect.Type]string {
	all := make(map[reflect.Type]string, len(kinds))
	for name, e := range kinds {
		all[reflect.TypeOf(e)] = name
	}
	return all
}()

// EventName is the name under which an event is written; empty for none of ours.
func EventName(e Event) string { return names[reflect.TypeOf(e)] }

// EventType is the type behind a name; nil for a name that this release does not know.
func EventType(name string) reflect.Type {
	e, ok := kinds[name]
	if !ok {
		return nil
	}
	return reflect.TypeOf(e)
}

// EventNames are all the names.
func EventNames() []string {
	all := make([]string, 0, len(kinds))
	for name := range kinds {
		all = append(all, name)
	}
	return all
}
