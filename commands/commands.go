package commands

//go:generate go test . -run TestTheCommandTable -update

import "github.com/partnership-secretariat/secretariat/bot"

// All is every command there is, in the order in which help and documentation list them.
func All() []*bot.Command {
	all := []*bot.Command{
		AgendaSubmit, AgendaList, AgendaMine, AgendaShow, AgendaWithdraw, AgendaChange,
		AgendaDraft, AgendaIssue,
		AgendaTake, AgendaAsk, AgendaAnswer, AgendaTalked, AgendaAdd, AgendaMove, AgendaOffer, AgendaDrop, AgendaPresent,
		AgendaUp, AgendaLine, AgendaSend, AgendaRead, AgendaAgree, AgendaWish, AgendaStop,
		AgendaSheet, AgendaSheetPage, AgendaPage, AgendaSettle, AgendaRaise,
		PaperSend, PaperTemplate, PaperShow, PaperList, PaperNone, PaperLater,
		My, MyTimes, MyAway, MyBack, MyQuiet, MySnooze, MyDigest, MyCalendar, MyRenew, Find, Forward, ForwardPage, ForwardAdd, ForwardStrike, ForwardStruck, ForwardYear,
		MeetingSchedule, MeetingList, MeetingNext, MeetingShow, MeetingComing, MeetingConfirm, MeetingMove, MeetingMoved, MeetingCancel,
		MeetingCalendar, MeetingSeries, MeetingPlanned, MeetingFirm, MeetingWho, MeetingJoining, MeetingNeeds,
		MeetingBrief, MeetingBriefed, MeetingBriefPage, MeetingBriefPictures, MeetingSheet, MeetingAttendance,
		MeetingOpen, MeetingRegister, MeetingArrival, MeetingInterest, MeetingClose,
		DeputyNominate, DeputyAccept, DeputyDecline,
		MembershipList, MembershipPage, MembershipBrief, MembershipRequest, MembershipReplace, MembershipRemove, MembershipCoOpt,
		MembershipShow, MembershipConsidered, MembershipDecided, MembershipTold, MembershipWithdraw,
		ActingShow, ActingStart, ActingEnd,
		DecisionRecord, DecisionConfirm, DecisionVote, VoteCast, VoteEnter, VoteClose, VoteCasting, VoteDrop, VoteShow,
		ActionAdd, ActionList, ActionMine, ActionDone, ActionUpdate, ActionBack, ActionReopen, ActionLog, ActionLogPage, ActionPicture,
		NotesDraft, NotesSend, NotesCheck, NotesAsk, NotesIssue, NotesShow, NotesCorrect, NotesPage,
		MeasureAdd, MeasureList, MeasureRead, MeasureCorrect, MeasureReview, MeasureShow, MeasurePicture,
		ReportHighlight, ReportPerformance, ReportException, ReportCall, ReportAnnual, ReportList,
		ReportShow, ReportApprove, ReportAnswer, ReportReceived, ReportPublish, ReportPage,
		PriorityList, PriorityAgree, PriorityConfirm, PlanAdd, PlanList, PlanShow, GroupList, GroupEstablish, GroupReview, GroupEnd, GroupOften, GroupInvitations, GroupShow,
		TermsShow, TermsFile, TermsPage, TermsSilences, TermsHistory, TermsPropose, TermsChanges, TermsAgree, TermsBegin, TermsWithdraw,
		Setup, SetupTerms, SetupTeam, SetupChannels, SetupLinked, SetupUnlink, SetupShown, SetupShow, SetupPractice, SetupEarnest, SetupTimetable, SetupRoster, SetupPreview, SetupApply, SetupForget, SetupCode, SetupJoin, SetupKnown, SetupUnknown,
		Clerks, ClerkAppoint, ClerkEnd,
		Copies, CopiesStart, CopiesEnd,
		LetterList, LetterAgain, LetterSettle, LetterRead,
		PeopleAddress, PeopleChange, PeopleContacts, PeopleExport, PeoplePublic, PeopleChannels, PeopleCompare, PeopleFine, PeopleAsk, PeopleInvite, PeopleAnswer,
		PublishShow, PublishList, PublishMark, PublishOut, PublishBack, PublishNews, PublishDocument, PublishFile,
		RegisterList, RegisterAdd, RegisterClose, RegisterChange, RegisterReopen,
		RecommendationBring, RecommendationSent, RecommendationAnswer,
		DisputeRaise, DisputeList, DisputeStep, DisputeArbitrator, DisputeParties, DisputeEnd,
		Link, LinkHere, LinkRemove,
		PrivacyExport, PrivacyErase, PrivacyRedact, PrivacyBundle, PrivacyHolds, PrivacyRelease,
		About, Contact, WrittenItem, WrittenApologies,
	}
	return append(all, helpCommand(All))
}
