package explain

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// rules are the sentences of the terms about which something is done.
func (w *writer) rules(rules []terms.Rule) []Line {
	lines := make([]Line, len(rules))
	seen := map[string]bool{}
	for i, r := range rules {
		lines[i] = w.rule(r)
		if seen[lines[i].Key] { // one sentence that says two things
			lines[i].Key += "/" + string(r.Name)
		}
		seen[lines[i].Key] = true
	}
	slices.SortStableFunc(lines, byFirst(lines))
	return lines
}

// byFirst keeps lines of one topic together, where the first of them stands.
func byFirst(lines []Line) func(a, b Line) int {
	at := map[string]int{}
	for i, l := range lines {
		if _, known := at[l.Topic]; !known {
			at[l.Topic] = i
		}
	}
	return func(a, b Line) int { return at[a.Topic] - at[b.Topic] }
}

func (w *writer) rule(r terms.Rule) Line {
	s := w.speech()
	does := w.ruleWords(r)
	s.when(does != "", "%s", does)
	behind := terms.Backing{Force: r.Force, Effect: r.Effect, Origin: r.Origin, Ref: w.ruleRef(r)}
	if r.Pending {
		s.when(pendingWords[r.Effect] != "", "%s", pendingWords[r.Effect])
		s.say("This program does not do that yet; people do.")
		behind.Effect = ""
	}
	line := s.line("rules/"+r.ID, r.Heading).backed(behind, r.Sentence)
	if len(line.Sentences) == 0 {
		line.Sentences = []string{"It is shown to whoever asks what the terms say."}
	}
	if by := w.performers(r); len(by) > 0 {
		line.Sentences = append(line.Sentences, "In this program: "+and(by)+".")
	}
	return line
}

// pendingWords are what is to be done about a rule, and is not done yet.
var pendingWords = map[string]string{
	"block":   "It is to be kept before anything goes on.",
	"approve": "Somebody is to agree to it first.",
	"warn":    "The secretariat is to be told where it is not kept.",
	"attest":  "Whoever it is about is to confirm it.",
	"remind":  "People are to be reminded of it.",
	"record":  "It is to be put on record.",
	"doc":     "It is to go into a document.",
	"publish": "It is to be published.",
	"inform":  "People are to be told of it.",
}

// ruleRef is where people look a rule up: the clause, and the document.
func (w *writer) ruleRef(r terms.Rule) string {
	var parts []string
	if r.Ref != "" {
		parts = append(parts, r.Ref)
	}
	for _, s := range w.t.Sources {
		if s.ID == r.Source {
			parts = append(parts, s.Title)
		}
	}
	return strings.Join(parts, ", ")
}

// ruleWords are what the program does because of a rule that it knows by name, or else of whom the rule speaks.
func (w *writer) ruleWords(r terms.Rule) string {
	words := namedRules[r.Name]
	if strings.Contains(words, "{group}") {
		return strings.ReplaceAll(words, "{group}", w.spokenOf(r))
	}
	if r.Body != "" {
		return strings.TrimPrefix(words+" This is about "+w.name(r.Body)+".", " ")
	}
	return words
}

// spokenOf is the group of which a rule speaks: another, or the one whose rule it is.
func (w *writer) spokenOf(r terms.Rule) string {
	switch {
	case r.Body != "":
		return w.name(r.Body)
	case w.body != nil:
		return w.name(w.body.ID)
	default:
		return "the partnership"
	}
}

// namedRules are what the program does because of a rule that it knows.
var namedRules = map[terms.Name]string{
	terms.AgendaAgreed:      "The chair agrees each agenda before it goes out.",
	terms.AgendaIssued:      "The secretariat sends out the agendas.",
	terms.NotesIssued:       "The secretariat sends out the record of each meeting.",
	terms.ItemsInvited:      "Members can submit items, and are asked for them before each meeting.",
	terms.TalkFirst:         "An item that somebody submitted is talked through with them before it goes on the agenda.",
	terms.Presenters:        "Somebody who is not a member can be asked to present an item.",
	terms.Deputies:          "A member who cannot come is asked whether somebody comes as deputy.",
	terms.DeputyDiversity:   "Whoever names a deputy reads this above the name.",
	terms.DeputyEquality:    "Whoever names a deputy for a public authority reads this above the name.",
	terms.MembershipThrough: "A request to join is considered by {group} first.",
	terms.MembershipLater:   "A request to join is decided at a later meeting than the one that considered it.",
	terms.MembershipDecides: "Who joins and who leaves is decided by {group}.",
	terms.Successor:         "A successor from the same organisation takes a place up without a decision.",
	terms.DrawnFrom:         "Members come from {group}.",
	terms.CoOption:          "The group may co-opt members, within the words of the terms.",
	terms.CoOptedHere:       "Whoever the group has co-opted is a member of nothing else.",
	terms.ReportBack:        "Members report back to their own organisations.",
	terms.Cadence:           "This is how often it meets.",
	terms.ThroughPartners:   "Where a decision speaks of a contract, the secretariat is asked which partner enters into it.",
}
