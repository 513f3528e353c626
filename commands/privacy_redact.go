package commands

import (
	"maps"
	"slices"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// reach is how far words are taken down.
type reach string

const (
	anywhere reach = "everywhere"
	onlyHere reach = "here"
)

var (
	redactWhere = optional(fixed(bot.Pick("matter", "Where do they stand?", nil, findMatter))).With(func(s *bot.Spec) {
		s.Kind, s.Max = ui.Line, bot.MaxLine
	})
	redactWords = bot.Long("words", "Which words are to go?", 1000).With(func(s *bot.Spec) {
		s.Hint = "A name or a sentence, exactly as it stands. Only these words go; what is around them stays."
		s.Preset = func(r *bot.Request) string {
			if id := mainWords(redactWhere.From(r)); id != "" {
				return r.WordsOf(id)
			}
			return ""
		}
	})
	redactReason = bot.Long("reason", "Why? Only the secretariat reads it.", 300)
	redactReach  = bot.OneOf("reach", "Take them down",
		bot.Either[reach]{Value: anywhere, Words: "Wherever they stand"},
		bot.Either[reach]{Value: onlyHere, Words: "Only here"}).With(func(s *bot.Spec) {
		s.Preset = func(*bot.Request) string { return string(anywhere) }
		s.When = func(r *bot.Request) bool { return redactWhere.From(r) != partnership.Named{} }
	})
)

// PrivacyRedact takes words down: in what is kept, in files that were made of it, and in what was posted.
var PrivacyRedact = &bot.Command{
	Path: "privacy redact", Title: "Take words down", Summary: "Take a name or a sentence down wherever it stands, in posted messages too.",
	Audience: partnership.Council, Confirm: true, Submit: "Take down",
	Options:  []bot.Option{redactWhere, redactWords, redactReason, redactReach},
	Examples: []string{"privacy redact LSP-001", "privacy redact"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		try := partnership.TakeWordsDown{Read: r.Read(), Rewritten: []partnership.Text{{ID: "try"}}, Reason: partnership.Text{ID: "try"}}
		if err := wouldBe(r, try); err != nil {
			return nil, err
		}
		return []ui.Block{ui.Paragraph(
			"“%s” will stand in their place, in every message that we posted too. What was done stays, with who did it and when. This cannot be undone.", takenDownBy(r))}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		words := redactWords.From(r).Words
		p, ok := phraseOf(words)
		if !ok {
			return bot.Reply{}, &partnership.Invalid{Option: redactWords.Name, Hint: partnership.Say("That is too little: it would stand everywhere. Give at least %s letters.", leastPhrase)}
		}
		var places []bookLine
		var held []partnership.HoldNumber
		err := r.Anew(func() (err error) {
			places, held, err = takeDown(r, p)
			return err
		})
		if err != nil {
			return bot.Reply{}, err
		}
		instead := takenDownBy(r)
		if redactReach.From(r) != onlyHere {
			if err := r.RewriteChat(func(_, words string) string { return p.without(words, instead) }); err != nil {
				return bot.Reply{}, err
			}
		}
		return bot.Answered(takenDownCard(r, places, held)), nil
	},
}

// takenDownBy stands in the place of what has been taken down.
func takenDownBy(r *bot.Request) string {
	return "[taken down on " + shortDay(r.Today()) + " by the secretariat]"
}

func findMatter(r *bot.Request, raw string) (partnership.Named, error) {
	n, ok := r.State().Named(raw)
	ok = ok && r.State().SeesNamed(r.Who, n, r.Today())
	return found(n, ok)("matter", "There is nothing called %s. A reference looks like %s, D-012, A-031 or FULL-2027-03.", raw, r.State().ItemRef(1))
}

// mainWords are the words by which a matter is known; of a meeting none, there are too many.
func mainWords(n partnership.Named) partnership.TextID {
	switch {
	case n.Item != nil:
		return n.Item.Title
	case n.Action != nil:
		return n.Action.What
	case n.Decision != nil:
		return n.Decision.What
	case n.Request != nil:
		return n.Request.Organisation
	case n.Entry != nil:
		return n.Entry.What
	case n.Dispute != nil:
		return n.Dispute.What
	}
	return ""
}

// takeDown takes a phrase out of everything in which it stands, and returns where that was, and which holds keep it.
func takeDown(r *bot.Request, p phrase) ([]bookLine, []partnership.HoldNumber, error) {
	a, err := readArchive(r)
	if err != nil {
		return nil, nil, err
	}
	here := redactReach.From(r) == onlyHere
	matter := redactWhere.From(r)
	stands := func(e bookLine) bool {
		return !isHold(e.Event) && p.in(e.words) && (!here || belongsTo(e, matter))
	}
	c := partnership.TakeWordsDown{Read: r.Read(), Reason: redactReason.From(r), Matching: a.holding(r, stands)}
	c.Reason.Words = p.without(c.Reason.Words, takenDownBy(r))
	var entries []bot.Person
	if !here {
		entries = withoutBeside(r.People, func(words string) string { return p.without(words, takenDownBy(r)) })
	}
	c.Matching = holdingEntries(r.State(), c.Matching, entries)
	keep := func(words string) {
		if len(c.Matching) > 0 {
			c.Aside = append(c.Aside, r.Text("aside-"+strconv.Itoa(len(c.Aside)), words))
		}
	}
	for _, e := range entries {
		c.Entries = append(c.Entries, partnership.PersonID(e.ID))
		keep(besideIn(r.People[e.ID], p))
	}
	var places []bookLine
	aside := asideOf(r.State())
	for _, e := range a.entries {
		if !stands(e) {
			continue
		}
		places = append(places, e)
		for _, id := range e.Texts {
			if !p.in(a.words[id]) || slices.Contains(aside, id) || slices.ContainsFunc(c.Rewritten, func(t partnership.Text) bool { return t.ID == id }) {
				continue
			}
			keep(a.words[id])
			c.Rewritten = append(c.Rewritten, partnership.Text{ID: id, Words: p.without(a.words[id], takenDownBy(r))})
		}
	}
	_, err = r.DoFor(bot.Entered{New: entries}, c)
	return places, c.Matching, err
}

// asideOf are the texts that a hold keeps out of sight: they stay until it is released.
func asideOf(s *partnership.State) []partnership.TextID {
	var all []partnership.TextID
	for _, k := range s.Aside {
		all = append(all, k.Texts...)
	}
	return all
}

// isHold says whether a line speaks of a hold itself: its words say what to look for until it is released.
func isHold(e partnership.Event) bool {
	_, hold := e.(partnership.HoldPlaced)
	return hold
}

// belongsTo says whether a line is about a matter.
func belongsTo(e bookLine, n partnership.Named) bool {
	switch {
	case n.Item != nil:
		return slices.Contains(e.Items, n.Item.Number)
	case n.Action != nil:
		return slices.Contains(e.Actions, n.Action.Number) || slices.Contains(e.Texts, n.Action.What)
	case n.Decision != nil:
		return slices.Contains(e.Decisions, n.Decision.Number) || slices.Contains(e.Texts, n.Decision.What)
	case n.Request != nil:
		return slices.Contains(e.Requests, n.Request.Number)
	case n.Entry != nil:
		return entryIn(e.Event) == n.Entry.Number
	case n.Dispute != nil:
		return caseIn(e.Event) == n.Dispute.Number
	}
	return n.Meeting != nil && slices.Contains(e.Meetings, n.Meeting.Ref)
}

// takenDownCard says where the words are gone, and where they are not.
func takenDownCard(r *bot.Request, places []bookLine, held []partnership.HoldNumber) ui.Card {
	card := ui.Card{
		Lead: ui.Say("Taken down. The messages that we posted are drawn anew now, and files that were made of them are taken back."),
		Blocks: []ui.Block{
			ui.Paragraph("What was done stays, with who did it and when, and so does that you took this down and why, for the secretariat alone."),
			ui.Paragraph("Not in our hands: copies that people have saved, backups and exports already taken, and what people wrote themselves on Slack or Discord. They, or an administrator there, can delete that."),
		},
	}
	if refs := matters(r.State(), places); len(refs) > 0 {
		card.Blocks = append([]ui.Block{ui.Facts(ui.Of("Where they stood", "%s", ui.Join(", ", refs...)))}, card.Blocks...)
	}
	if len(held) > 0 {
		card.Blocks = append(card.Blocks, ui.Paragraph(
			"A request for information is under way (%s): what stood there is kept out of everybody’s sight until you release the hold.", holdRefs(held)))
	}
	return card
}

// matters are the references of what some lines are about, each once, in order.
func matters(s *partnership.State, entries []bookLine) []ui.Text {
	var refs []string
	for _, e := range entries {
		if ref := matterOf(s, e); ref != "" && !slices.Contains(refs, ref) {
			refs = append(refs, ref)
		}
	}
	const most = 10
	var texts []ui.Text
	for _, ref := range refs[:min(len(refs), most)] {
		texts = append(texts, ui.Say("%s", ref))
	}
	if more := len(refs) - most; more > 0 {
		texts = append(texts, ui.Say("and %s more", more))
	}
	return texts
}

// matterOf is the reference of what a line is about; empty: of nothing that has one.
func matterOf(s *partnership.State, e bookLine) string {
	switch {
	case len(e.Items) > 0:
		return s.ItemRef(e.Items[0])
	case len(e.Decisions) > 0:
		return e.Decisions[0].String()
	case len(e.Actions) > 0:
		return e.Actions[0].String()
	case len(e.Requests) > 0:
		return e.Requests[0].String()
	case len(e.Meetings) > 0:
		return string(e.Meetings[0])
	}
	return ""
}

func holdRefs(held []partnership.HoldNumber) ui.Text {
	refs := make([]ui.Text, len(held))
	for i, n := range held {
		refs[i] = ui.Say("%s", n.String())
	}
	return ui.Join(", ", refs...)
}

// redactable adds to a card of a matter that its words can be taken down, for those who may.
func redactable(v bot.View, card *ui.Card, reference string) {
	if !slices.Contains(v.State.Officers, partnership.Officer{Person: v.Who}) {
		return
	}
	choice := ui.Choice{Label: ui.Say("Take words down"), Value: bot.Line("privacy redact", reference)}
	switch {
	case card.Menu == nil:
		card.Menu = &ui.Menu{Label: ui.Say("Something else"), Choices: []ui.Choice{choice}}
	case len(card.Menu.Choices) < ui.MaxChoices:
		menu := *card.Menu
		menu.Choices = append(slices.Clone(menu.Choices), choice)
		card.Menu = &menu
	}
}

// refsOf are the ids of the people and of the typed words in some texts.
func refsOf(texts []ui.Text) []string {
	people, typed := map[string]bool{}, map[string]bool{}
	for _, t := range texts {
		t.Refs(people, typed)
	}
	return append(slices.Sorted(maps.Keys(people)), slices.Sorted(maps.Keys(typed))...)
}
