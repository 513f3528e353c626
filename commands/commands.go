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
		AgendaSheet, AgendaSheetPage, AgendaSettle, AgendaRaise,
		PaperSend, PaperShow, PaperList, PaperNone, PaperLater,
		My, MyTimes, MyAway, MyBack, MyQuiet, MySnooze, MyDigest, Find, Forward, ForwardAdd, ForwardStrike, ForwardStruck,
		MeetingSchedule, MeetingList, MeetingNext, MeetingShow, MeetingComing, MeetingConfirm, MeetingMove, MeetingMoved, MeetingCancel,
		MeetingSeries, MeetingPlanned, MeetingFirm, MeetingWho, MeetingJoining, MeetingNeeds,
		MeetingBrief, MeetingBriefed, MeetingBriefPage, MeetingSheet, MeetingAttendance,
		MeetingOpen, MeetingRegister, MeetingArrival, MeetingInterest, MeetingClose,
		DeputyNominate, DeputyAccept, DeputyDecline,
		MembershipList, MembershipRequest, MembershipReplace, MembershipRemove, MembershipCoOpt,
		MembershipShow, MembershipConsidered, MembershipDecided, MembershipTold, MembershipWithdraw,
		ActingShow, ActingStart, ActingEnd,
		DecisionRecord, DecisionConfirm, DecisionVote, VoteCast, VoteEnter, VoteClose, VoteCasting, VoteDrop, VoteShow,
		ActionAdd, ActionList, ActionMine, ActionDone, ActionUpdate, ActionBack, ActionReopen, ActionLog,
		NotesDraft, NotesSend, NotesCheck, NotesAsk, NotesIssue, NotesShow, NotesCorrect, NotesPage,
		MeasureAdd, MeasureList, MeasureRead, MeasureCorrect, MeasureReview, MeasureShow,
		ReportHighlight, ReportPerformance, ReportException, ReportCall, ReportAnnual, ReportList,
		ReportShow, ReportApprove, ReportAnswer, ReportReceived, ReportPublish, ReportPage,
		PriorityList, PriorityAgree, PriorityConfirm, PlanAdd, PlanList, PlanShow, GroupList, GroupEstablish, GroupReview, GroupEnd, GroupOften, GroupShow,
		TermsShow, TermsFile, TermsPage, TermsSilences, TermsHistory, TermsPropose, TermsChanges, TermsAgree, TermsBegin, TermsWithdraw,
		Setup, SetupTerms, SetupTeam, SetupChannels, SetupLinked, SetupUnlink, SetupShown, SetupShow, SetupRoster, SetupPreview, SetupApply, SetupForget, SetupCode, SetupJoin, SetupKnown, SetupUnknown,
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
