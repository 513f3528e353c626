package terms

import (
	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// quorum reads who has to be there. The head count stands right in the block.
func (t table) quorum() Quorum {
	q, setting := t.stated("quorum", quorumKeys)
	return Quorum{
		Setting:       setting,
		Needs:         q.needHere(headcount.Members),
		Checked:       q.choice("checked", checks...),
		NomineesCount: q.answer("nominees_count"),
		RecusedCount:  q.answer("recused_count"),
		Grace:         q.span("grace"),
		IfNot:         q.inquorate("if_not"),
	}
}

// thosePresent is a quorum of whoever comes.
const thosePresent = "those_present"

func (t table) inquorate(key string) Inquorate {
	if !t.has(key) {
		return Inquorate{}
	}
	i := t.sub(key, ifNotKeys)
	then := Inquorate{
		Adjourn:         i.flag("adjourn"),
		ReconveneWithin: i.span("reconvene_within"),
		Advise:          i.flag("advise"),
		Words:           i.text("says"),
	}
	switch n := i.values["then"]; {
	case n == nil:
	case n.Kind == yaml.ScalarNode:
		then.ThosePresent = i.choice("then", thosePresent) != ""
	default:
		then.Then = i.need("then", headcount.Members)
	}
	return then
}

// voting reads how a body decides.
func (t table) voting() Voting {
	v, setting := t.stated("voting", votingKeys)
	voting := Voting{
		Setting:    setting,
		By:         v.choice("by", waysToDecide...),
		Votes:      v.choice("votes", waysToVote...),
		Threshold:  v.need("threshold", headcount.Votes),
		AllPresent: v.flag("all_present"),
		Casting:    v.choice("casting", castings...),
		RollCall:   v.answer("roll_call"),
	}
	for _, n := range v.items("levels") {
		voting.Levels = append(voting.Levels, v.level(n))
	}
	if v.has("right_after") {
		e := v.sub("right_after", earnedKeys)
		voting.RightAfter = Earned{Attended: e.number("attended", 1, mostMeetings), OfLast: e.number("of_last", 1, mostMeetings)}
		if voting.RightAfter.Attended > voting.RightAfter.OfLast && e.has("of_last") {
			e.r.problem(e.at("attended"), quote("attended")+" in "+e.what+" is more than "+quote("of_last"), "write a smaller number")
		}
	}
	return voting
}

// mostMeetings is more meetings than anybody counts: one a day for a year.
const mostMeetings = 366

func (t table) level(n *yaml.Node) Level {
	l := t.under(n, "a level of "+t.what, levelKeys)
	if n.Kind == yaml.MappingNode && l.has("within") == l.has("across") {
		l.r.problem(n, l.what+" has to be within each class or across several", "write one of: within, across")
	}
	return Level{
		Within:    headcount.Feature(l.choice("within", string(headcount.Class))),
		Across:    l.refers("across", aClass),
		OnePer:    headcount.Feature(l.choice("one_per", string(headcount.Class))),
		Threshold: l.need("threshold", headcount.Votes),
	}
}

// itemRules reads what is different for items with a tag.
func (t table) itemRules() []ItemRule {
	var all []ItemRule
	for _, n := range t.items("item_rules") {
		i := t.under(n, "an item rule of "+t.what, itemRuleKeys)
		all = append(all, ItemRule{
			Tag:       i.id("tag", "tag"),
			Words:     i.text("says"),
			Voters:    i.voters(),
			Quorum:    i.need("quorum", headcount.Members),
			Threshold: i.need("threshold", headcount.Votes),
			Extra:     i.refers("extra", anOrganisation, anOffice),
			Open:      i.answer("open"),
			Valid:     i.valid(),
			Backing:   i.backing(),
		})
	}
	return all
}

func (t table) voters() headcount.Among {
	if !t.has("voters") {
		return headcount.Among{}
	}
	v := t.sub("voters", votersKeys)
	if v.node.Kind == yaml.MappingNode && len(v.values) == 0 {
		v.r.problem(v.node, v.what+" does not say who votes", "write one of: class, sector, places")
	}
	return v.among()
}
