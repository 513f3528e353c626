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
		MeetingSchedule, MeetingList, MeetingNext, MeetingShow, MeetingComing,
		DeputyNominate, DeputyAccept, DeputyDecline,
		MembershipRequest, MembershipConsidered, MembershipDecided, MembershipTold, MembershipWithdraw,
		ActionAdd, ActionList, ActionMine, ActionDone,
		NotesDraft, NotesIssue, NotesShow,
		TermsShow, TermsFile, TermsPage, TermsSilences, TermsHistory, TermsPropose, TermsChanges, TermsAgree, TermsBegin, TermsWithdraw,
		Setup, SetupTerms, SetupTeam, SetupChannels, SetupLinked, SetupUnlink, SetupRoster, SetupPreview, SetupApply, SetupForget, SetupCode, SetupJoin, SetupKnown, SetupUnknown,
		Link, LinkHere, LinkRemove,
		About, Contact,
	}
	return append(all, helpCommand(All))
}
