package terms

import (
	"reflect"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

func (o *overlay) deputising(base, own Deputising) Deputising {
	base.Kinds = o.only("deputies.kinds", base.Kinds, own.Kinds)
	base.For = o.only("deputies.for", base.For, own.For)
	base.Notice = settle(o, "deputies.notice", base.Notice, own.Notice, longer)
	base.InWriting = settle(o, "deputies.in_writing", base.InWriting, own.InWriting, forAHuman)
	base.From = settle(o, "deputies.from", base.From, own.From, inOrder([]string{"anyone"}, []string{"same_organisation", "members"}))
	base.Counts = settle(o, "deputies.counts", base.Counts, own.Counts, stricterIs(No))
	base.Decides = settle(o, "deputies.decides", base.Decides, own.Decides, stricterIs(No))
	base.Several = settle(o, "deputies.several", base.Several, own.Several, stricterIs(No))
	base.FillsSeat = settle(o, "deputies.fills_seat", base.FillsSeat, own.FillsSeat, stricterIs(No))
	base.Principal = settle(o, "deputies.principal", base.Principal, own.Principal, forAHuman)
	return base
}

func (o *overlay) term(base, own Term) Term {
	base.Length = settle(o, "term.length", base.Length, own.Length, shorterSpan)
	base.Starts = settle(o, "term.starts", base.Starts, own.Starts, forAHuman)
	base.Renewals = settle(o, "term.renewals", base.Renewals, own.Renewals, fewer)
	base.Once = settle(o, "term.once", base.Once, own.Once, forAHuman)
	base.Stagger = settle(o, "term.stagger", base.Stagger, own.Stagger, forAHuman)
	base.UntilSuccessor = settle(o, "term.until_successor", base.UntilSuccessor, own.UntilSuccessor, forAHuman)
	base.Vacancy = settle(o, "term.vacancy", base.Vacancy, own.Vacancy, forAHuman)
	return base
}

func (o *overlay) interests(base, own Interests) Interests {
	base.What = settle(o, "interests.what", base.What, own.What, forAHuman)
	base.Declare = o.also("interests.declare", base.Declare, own.Declare)
	base.Then = settle(o, "interests.then", base.Then, own.Then, inOrder([]string{"no_vote", "speaks_only"}, []string{"leaves"}))
	return base
}

func (o *overlay) access(base, own Access) Access {
	base.Meetings = settle(o, "access.meetings", base.Meetings, own.Meetings, forAHuman)
	base.Publish = o.also("access.publish", base.Publish, own.Publish)
	base.Filming = settle(o, "access.filming", base.Filming, own.Filming, forAHuman)
	base.Languages = o.also("access.languages", base.Languages, own.Languages)
	base.Interpret = settle(o, "access.interpret", base.Interpret, own.Interpret, func(base, own headcount.Fraction) Verdict {
		return more(own.Compare(base), 0)
	})
	base.LangNotice = settle(o, "access.language_notice", base.LangNotice, own.LangNotice, forAHuman)
	return base
}

func (o *overlay) confidentiality(base, own Confidentiality) Confidentiality {
	base.Scheme = settle(o, "confidentiality.scheme", base.Scheme, own.Scheme, forAHuman)
	base.Resolution = settle(o, "confidentiality.resolution", base.Resolution, own.Resolution, forAHuman)
	base.Channel = settle(o, "confidentiality.channel", base.Channel, own.Channel, forAHuman)
	return base
}

// removal keeps the grounds that there are, and adds others. What two say about the same ground is for a person to read:
// to lose a place sooner is harder on a member, and no less strict or more.
func (o *overlay) removal(base, own Removal) Removal {
	all := slices.Clone(base.Causes)
	for _, c := range own.Causes {
		i := slices.IndexFunc(base.Causes, func(b Cause) bool { return b.Cause == c.Cause })
		switch {
		case i < 0:
			o.note("removal.causes", Adds, "", quote(plain(c.Cause)))
			all = append(all, c)
		case !reflect.DeepEqual(base.Causes[i], c):
			o.note("removal.causes", ForAHuman, quote(plain(c.Cause)), quote(plain(c.Cause)))
		}
	}
	base.Causes = all
	return base
}
