package explain

import "github.com/partnership-secretariat/secretariat/partnership/terms"

// held is a rule that the program acts on, and what it means that a group has it, or has not. A sentence of the terms
// elsewhere does not do what a rule does; whoever reads this sees whether one was forgotten.
type held struct {
	rule     terms.Name
	has, not string
	stops    bool // it matters only where it can stop somebody
}

// heldRules are those that change what people can do. The others are only shown.
var heldRules = []held{
	{terms.ItemsInvited, "Members are asked for items before each meeting", "Members are not asked for items before a meeting", false},
	{
		terms.TalkFirst, "An item is talked through with the member who submitted it before it goes on the agenda",
		"An item can go on the agenda without having been talked through", true,
	},
	{terms.AgendaAgreed, "An agenda goes out only when the chair has agreed it", "Nobody’s agreement is needed before an agenda goes out", true},
	{terms.Deputies, "A member who cannot come can send a deputy", "Nobody can send a deputy", false},
	{terms.MembershipDecides, "Others can ask to join", "Nobody can ask to join", false},
}

// heldTo says of each of these rules whether a group has it, first those that it has.
func (w *writer) heldTo(body *terms.Body) Line {
	has, not := w.speech(), w.speech()
	for _, h := range heldRules {
		switch rule, found := body.Rule(h.rule); {
		case !found && h.rule == terms.Deputies && body.Deputising.None:
			not.say("%s: the terms say so.", h.not)
		case !found:
			not.say("%s: there is no rule “%s”.", h.not, h.rule)
		case h.stops && !rule.Blocks():
			not.say("%s: the rule “%s” stops nobody.", h.not, h.rule)
		default:
			has.say("%s: there is the rule “%s”.", h.has, h.rule)
		}
	}
	has.said = append(has.said, not.said...)
	return has.line("held-to", "What the secretariat holds to")
}
