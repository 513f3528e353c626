package terms

import "github.com/partnership-secretariat/secretariat/partnership/terms/headcount"

func (o *overlay) quorum(base, own Quorum) Quorum {
	base.Needs = o.need("quorum", base.Needs, own.Needs)
	base.Checked = settle(o, "quorum.checked", base.Checked, own.Checked, inOrder([]string{"start"}, []string{"each_vote"}))
	base.NomineesCount = settle(o, "quorum.nominees_count", base.NomineesCount, own.NomineesCount, stricterIs(No))
	base.RecusedCount = settle(o, "quorum.recused_count", base.RecusedCount, own.RecusedCount, stricterIs(No))
	base.Grace = settle(o, "quorum.grace", base.Grace, own.Grace, forAHuman)
	base.IfNot = o.inquorate(base.IfNot, own.IfNot)
	return base
}

func (o *overlay) inquorate(base, own Inquorate) Inquorate {
	const topic = "quorum.if_not"
	base.Adjourn = settle(o, topic+".adjourn", base.Adjourn, own.Adjourn, forAHuman)
	base.ReconveneWithin = settle(o, topic+".reconvene_within", base.ReconveneWithin, own.ReconveneWithin, shorterSpan)
	base.Advise = settle(o, topic+".advise", base.Advise, own.Advise, forAHuman)
	base.Words = settle(o, topic+".says", base.Words, own.Words, forAHuman)
	return o.reconvened(base, own)
}

// reconvened settles who is a quorum at the meeting that is called again. Where nothing is said, the quorum stays as it
// is; so whatever a body says about it alone loosens.
func (o *overlay) reconvened(base, own Inquorate) Inquorate {
	const topic = "quorum.if_not.then"
	eased := own.ThosePresent || !own.Then.IsZero()
	switch {
	case !eased || base.ThosePresent && own.ThosePresent:
	case base.ThosePresent:
		o.note(topic, Tightens, whoeverComes, own.Then.Words(o.name))
		base.ThosePresent, base.Then = false, own.Then
	case own.ThosePresent:
		o.note(topic, Loosens, o.orEveryMeeting(base.Then), whoeverComes)
	case base.Then.IsZero():
		o.note(topic, Loosens, everyMeeting, own.Then.Words(o.name))
	default:
		base.Then = o.need(topic, base.Then, own.Then)
	}
	return base
}

// Who is a quorum, where no head count says so.
const (
	whoeverComes = "those present"
	everyMeeting = "the quorum of every meeting"
)

func (o *overlay) orEveryMeeting(n headcount.Need) string {
	if n.IsZero() {
		return everyMeeting
	}
	return n.Words(o.name)
}

func (o *overlay) voting(base, own Voting) Voting {
	agreement := inOrder([]string{"vote", "consensus_then_vote"}, []string{"consensus"}, []string{"unanimity"})
	base.By = settle(o, "voting.by", base.By, own.By, agreement)
	base.Votes = settle(o, "voting.votes", base.Votes, own.Votes, forAHuman)
	base.Threshold = o.need("voting.threshold", base.Threshold, own.Threshold)
	base.AllPresent = settle(o, "voting.all_present", base.AllPresent, own.AllPresent, forAHuman)
	base.Levels = settle(o, "voting.levels", base.Levels, own.Levels, forAHuman)
	// Where nothing is said of a tie, a casting vote is something new; where there is to be none, it loosens.
	casting := inOrder([]string{"chair", "vice_chair"}, []string{None})
	base.Casting = string(settle(o, "voting.casting", Answer(base.Casting), Answer(own.Casting),
		func(base, own Answer) Verdict { return casting(string(base), string(own)) }))
	base.RollCall = settle(o, "voting.roll_call", base.RollCall, own.RollCall, stricterIs(Yes))
	base.RightAfter = settle(o, "voting.right_after", base.RightAfter, own.RightAfter, func(base, own Earned) Verdict {
		if base.OfLast != own.OfLast {
			return ForAHuman
		}
		return more(base.Attended, own.Attended)
	})
	return base
}

func (o *overlay) presiding(base, own Presiding) Presiding {
	base.Then = settle(o, "presiding.then", base.Then, own.Then, forAHuman)
	base.Rotation.Among = settle(o, "presiding.rotation.among", base.Rotation.Among, own.Rotation.Among, forAHuman)
	base.Rotation.Every = settle(o, "presiding.rotation.every", base.Rotation.Every, own.Rotation.Every, forAHuman)
	base.Passes = settle(o, "presiding.passes", base.Passes, own.Passes, forAHuman)
	return base
}

func (o *overlay) urgent(base, own Urgent) Urgent {
	base.DecidedBy = settle(o, "urgent.decided_by", base.DecidedBy, own.DecidedBy, forAHuman)
	base.Consult = o.also("urgent.consult", base.Consult, own.Consult)
	base.ByEmail = settle(o, "urgent.by_email", base.ByEmail, own.ByEmail, stricterIs(No))
	base.Tacit = settle(o, "urgent.tacit", base.Tacit, own.Tacit, longer)
	base.RatifyAt = settle(o, "urgent.ratify_at", base.RatifyAt, own.RatifyAt, inOrder([]string{None}, []string{"next_meeting"}))
	return base
}
