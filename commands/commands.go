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
		My, Find,
		MeetingSchedule, MeetingList, MeetingNext, MeetingShow, MeetingComing, MeetingConfirm, MeetingMove, MeetingMoved, MeetingCancel,
		MeetingSeries, MeetingPlanned, MeetingFirm, MeetingWho, MeetingJoining, MeetingNeeds,
		DeputyNominate, DeputyAccept, DeputyDecline,
		MembershipList, MembershipRequest, MembershipReplace, MembershipRemove, MembershipCoOpt,
		MembershipShow, MembershipConsidered, MembershipDecided, MembershipTold, MembershipWithdraw,
		ActingShow, ActingStart, ActingEnd,
		DecisionRecord, DecisionConfirm,
		ActionAdd, ActionList, ActionMine, ActionDone, ActionUpdate, ActionBack, ActionReopen, ActionLog,
		NotesDraft, NotesSend, NotesCheck, NotesAsk, NotesIssue, NotesShow, NotesCorrect, NotesPage,
		TermsShow, TermsFile, TermsPage, TermsSilences, TermsHistory, TermsPropose, TermsChanges, TermsAgree, TermsBegin, TermsWithdraw,
		Setup, SetupTerms, SetupTeam, SetupChannels, SetupLinked, SetupUnlink, SetupShown, SetupShow, SetupRoster, SetupPreview, SetupApply, SetupForget, SetupCode, SetupJoin, SetupKnown, SetupUnknown,
		Link, LinkHere, LinkRemove,
		About, Contact,
	}
	return append(all, helpCommand(All))
}
