package commands

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	bundleWords = optional(bot.Words("words", "Everything on which words?")).With(func(s *bot.Spec) {
		s.Hint = "All of them have to stand there; a part of a word is enough: low-traffic"
	})
	bundlePerson  = optional(someone("person", "On which person?"))
	bundlePartner = optional(bot.Pick("partner", "On which organisation?", nil, findOwner)).With(func(s *bot.Spec) {
		s.Kind, s.Max, s.Hint = ui.Line, 100, "A partner’s name."
	})
	bundleFrom  = optional(bot.OnDate("from", "From which day?")).With(func(s *bot.Spec) { s.Hint = "Empty: since we began." })
	bundleUntil = optional(bot.OnDate("until", "Until which day?")).With(func(s *bot.Spec) { s.Hint = "Empty: to this day." })
)

// PrivacyBundle gathers everything on something for a request for information, and holds it.
var PrivacyBundle = &bot.Command{
	Path: "privacy bundle", Title: "Information request", Summary: "Gather everything on some words, a person or an organisation, and hold it.",
	Audience: partnership.Council, Confirm: true, Submit: "Gather it",
	Options:  []bot.Option{bundleWords, bundlePerson, bundlePartner, bundleFrom, bundleUntil},
	Examples: []string{"privacy bundle", "privacy bundle low-traffic"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		try := partnership.PlaceHold{Words: partnership.Text{ID: "try"}}
		if err := wouldBe(r, try); err != nil {
			return nil, err
		}
		return []ui.Block{ui.Paragraph("You get one file with an index. What not everybody may read is flagged for you to look at. From now on nothing that matches is erased, until you release the hold.")}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		words := bundleWords.From(r)
		about := partnership.Sought{
			Words: words.ID, Person: bundlePerson.From(r), Organisation: bundlePartner.From(r).Organisation,
			From: bundleFrom.From(r), Until: bundleUntil.From(r),
		}
		if about.Organisation == partnership.Everyone {
			about.Organisation = ""
		}
		_, err := r.Do(partnership.PlaceHold{
			Words: words, Person: about.Person, Organisation: about.Organisation, From: about.From, Until: about.Until,
		})
		if err != nil {
			return bot.Reply{}, err
		}
		return bundleReply(r, about, words.Words)
	},
}

func bundleReply(r *bot.Request, about partnership.Sought, words string) (bot.Reply, error) {
	b, err := gather(r, seek(r, about, words))
	if err != nil {
		return bot.Reply{}, err
	}
	number := holdOn(r.State(), about)
	file, err := b.file(r, number)
	if err != nil {
		return bot.Reply{}, err
	}
	hash, err := r.Keep(file)
	if err != nil {
		return bot.Reply{}, err
	}
	card := ui.Card{
		Lead: ui.Say("Everything that was asked for: %s, %s of them for you to look at before they go out.", entryCount(len(b.all)), b.restricted()),
		Blocks: []ui.Block{ui.Paragraph(
			"%s is on: nothing that matches is erased until you release it with %s.", number.String(), ui.Typing("privacy holds"))},
		Files: []ui.Attachment{{Name: file.Name, Type: "application/zip", Title: ui.Say("Information request %s", number.String()), Hash: hash}},
		Foot:  wording.Foot(r.State()),
	}
	if len(b.all) == 0 {
		card.Lead = ui.Say("Nothing that we keep has to do with it. The file says where we looked.")
	}
	return bot.Answered(card), nil
}

// holdOn is the hold on something.
func holdOn(s *partnership.State, about partnership.Sought) partnership.HoldNumber {
	for _, h := range slices.Backward(s.HoldsOn()) {
		if h.About == about {
			return h.Number
		}
	}
	return 0
}

// bundle is everything on something.
type bundle struct {
	about ui.Text
	all   []bundled
}

// bundled is one thing of a bundle, in finished words.
type bundled struct {
	Number     int
	Date       string
	What       string // Item submitted
	Reference  string // LSP-147
	Who        string
	Words      string
	Restricted string // why a person has to look at it first; empty: everybody may read it
	File       string // within the bundle
}

func (b bundle) restricted() string {
	n := 0
	for _, one := range b.all {
		if one.Restricted != "" {
			n++
		}
	}
	if n == 0 {
		return "none"
	}
	return strconv.Itoa(n)
}

// gather finds everything: the lines of the book, all of the matters that they are about, what was sent of it, and what the register
// has of a person.
func gather(r *bot.Request, k seeker) (bundle, error) {
	a, err := readArchive(r)
	if err != nil {
		return bundle{}, err
	}
	b := bundle{about: aboutWords(r.State(), k.about)}
	hits := map[int]bool{}
	var matter partnership.Mention
	var shown []string
	for i, e := range a.entries {
		if k.finds(e) && !isHold(e.Event) {
			hits[i] = true
			matter.Items, matter.Actions = append(matter.Items, e.onlyItem()...), append(matter.Actions, e.Actions...)
			matter.Decisions, matter.Requests = append(matter.Decisions, e.Decisions...), append(matter.Requests, e.Requests...)
		}
	}
	for i, e := range a.entries {
		if hits[i] || e.shares(matter) && e.within(k.state, k.about) {
			b.all = append(b.all, bundledLine(r, e))
			for _, id := range e.Texts {
				shown = append(shown, string(id))
			}
		}
	}
	if k.about.Person != "" {
		shown = append(shown, string(k.about.Person))
		b.all = append(b.all, ofRegister(k.person)...)
	}
	b.all = append(b.all, besideFound(r.People, k)...)
	if len(shown) > 0 {
		sent, err := ofMessages(r, k, shown...)
		if err != nil {
			return bundle{}, err
		}
		b.all = append(b.all, sent...)
	}
	for i := range b.all {
		b.all[i].number(i + 1)
	}
	return b, nil
}

// onlyItem is the item that a line is about; an agenda has many, and is about none of them alone.
func (e bookLine) onlyItem() []partnership.ItemNumber {
	if len(e.Items) == 1 {
		return e.Items
	}
	return nil
}

// shares says whether a line belongs to one of some matters.
func (e bookLine) shares(m partnership.Mention) bool {
	return anyOf(e.Items, m.Items) || anyOf(e.Actions, m.Actions) || anyOf(e.Decisions, m.Decisions) || anyOf(e.Requests, m.Requests)
}

func anyOf[T comparable](some, others []T) bool {
	return slices.ContainsFunc(some, func(one T) bool { return slices.Contains(others, one) })
}

func bundledLine(r *bot.Request, e bookLine) bundled {
	s := r.State()
	who := calledNow(r, cmp.Or(e.By, e.For))
	if e.For != "" && e.For != e.By {
		who = calledNow(r, e.By) + ", for " + calledNow(r, e.For)
	}
	if e.By == "" && e.For == "" {
		who = "by itself"
	}
	return bundled{
		Date: e.Day(s.Calendar).Words(), What: happened(e.Event), Reference: matterOf(s, e), Who: who, Words: e.words, Restricted: restricted(s, e),
	}
}

func calledNow(r *bot.Request, id partnership.PersonID) string {
	if p, ok := r.People[string(id)]; ok {
		return p.Name
	}
	return bot.Departed
}

// happened is a kind of event in plain words: Item submitted.
func happened(e partnership.Event) string {
	return wording.Upper(strings.ReplaceAll(partnership.EventName(e), "-", " "))
}

// restricted says why not everybody may read a line; empty: everybody may.
func restricted(s *partnership.State, e bookLine) string {
	for _, n := range e.Items {
		if item := s.Items[n]; item != nil && item.Private && e.words != "" {
			return "for named people only"
		}
	}
	switch ev := e.Event.(type) {
	case partnership.WordsPassedOn:
		return "written to the secretariat"
	case partnership.WordsTakenDown:
		return "taken down"
	case partnership.JoiningSet:
		return "how to join a meeting"
	case partnership.StrangerMet, partnership.ChannelsCompared:
		return "an account of somebody"
	case partnership.StrayAnswered:
		return "written to the secretariat"
	case partnership.VoteCast:
		return "how somebody voted"
	case partnership.NotesDrafted:
		return "notes as they were typed"
	case partnership.MembershipRequested:
		if q := s.Requests[ev.Number]; q != nil && !q.Told {
			return "a request to join that is not decided"
		}
	default:
	}
	if confidential(e.Event) {
		return "a confidential case"
	}
	return ""
}

// confidential says whether an event belongs to a case between members.
func confidential(e partnership.Event) bool {
	return strings.HasPrefix(partnership.EventName(e), "dispute")
}

// ofRegister is what the register has of somebody.
func ofRegister(p bot.Person) []bundled {
	if p.ID == "" {
		return nil
	}
	return []bundled{{What: "Entry of the register", Who: p.Name, Words: strings.Join(registerLines(p), "\n"), Restricted: "personal data"}}
}

// registerLines is an entry of the register, a line for each thing.
func registerLines(p bot.Person) []string {
	lines := []string{"Name: " + p.Name}
	add := func(what, value string) {
		if value != "" {
			lines = append(lines, what+": "+value)
		}
	}
	add("Post", p.Post)
	add("Phone", p.Phone)
	add("E-mail", p.Email)
	for _, a := range p.Accounts {
		add("Account", bot.PlatformName(a.Platform)+" "+strings.Trim(a.Workspace+"/"+a.User, "/"))
	}
	for _, name := range sortedKeys(p.Extra) {
		add(wording.Upper(name), p.Extra[name])
	}
	return lines
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// ofMessages is what was sent of it: to whom, when, and how it reads now. Of nothing in particular it is everything.
func ofMessages(r *bot.Request, k seeker, shown ...string) ([]bundled, error) {
	posted, err := r.Posted(shown...)
	if err != nil {
		return nil, err
	}
	var all []bundled
	var leads []ui.Text
	for _, p := range posted {
		day := r.State().Calendar.Date(p.At)
		if !(bookLine{Record: partnership.Record{At: p.At}}).within(k.state, k.about) || k.reader != "" && string(k.reader) != p.Person {
			continue
		}
		platform, _, _ := strings.Cut(p.Place, ":")
		to := "a channel"
		if p.Person != "" {
			to = calledNow(r, partnership.PersonID(p.Person))
		}
		card, ok := Script().Drawn(bot.View{State: r.State(), Who: partnership.PersonID(p.Person), Now: r.Now()}, p.Kind)
		if !ok {
			card.Lead = ui.Say("A file")
		}
		leads = append(leads, card.Lead)
		all = append(all, bundled{Date: day.Words(), What: "Message sent", Who: to + " " + bot.OnPlatform(platform)})
	}
	reader := pageReader(r, leads)
	for i := range all {
		all[i].Words = leads[i].Words(reader)
	}
	return all, nil
}

// entryCount is a number of them: 1 entry, 12 entries.
func entryCount(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return strconv.Itoa(n) + " entries"
}
