package commands

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	seriesGroup   = planGroup
	seriesPattern = bot.Words("pattern", "When does it meet?").With(func(s *bot.Spec) {
		s.Hint = "For example: first Tuesday of every second month, 2pm to 4pm."
	})
	seriesFrom = bot.OnDate("from", "From which day on?").With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string { return r.Today().String() }
	})
	seriesUntil = bot.OnDate("until", "Until which day?").With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string { return r.Today().AddMonths(12).String() }
	})
	seriesPlace = planPlace
)

// MeetingSeries asks for the dates of a year, and shows them before any is planned.
var MeetingSeries = &bot.Command{
	Path: "meeting series", Title: "Plan several", Summary: "Plan the meetings of a year, as first Tuesday of every second month, after seeing the dates.",
	Audience: partnership.Secretariat, Submit: "See the dates",
	Options:  []bot.Option{seriesGroup, seriesPattern, seriesFrom, seriesUntil, seriesPlace},
	Examples: []string{"meeting series"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		wish := seriesWish{
			group: seriesGroup.From(r), pattern: seriesPattern.From(r).Words, from: seriesFrom.From(r), until: seriesUntil.From(r),
			place: seriesPlace.From(r).Words,
		}
		order, err := wish.order(r)
		if err == nil {
			err = wouldBe(r, order)
		}
		if err != nil {
			return bot.Reply{}, err
		}
		if err := r.SaveDraft(seriesDraft, wish.values()); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(seriesPreview(r.View(), order, wish)), nil
	},
}

// seriesDraft is under which name a series is kept that nobody has planned yet.
const seriesDraft = "meeting series"

// seriesWish is a series as somebody asks for it.
type seriesWish struct {
	group          partnership.BodyID
	pattern, place string
	from, until    calendar.Date
}

func (w seriesWish) values() map[string]string {
	return map[string]string{
		"group": string(w.group), "pattern": w.pattern, "from": w.from.String(), "until": w.until.String(), "place": w.place,
	}
}

// digest tells one series from another: what is planned is what was shown.
func (w seriesWish) digest() string {
	sum := sha256.Sum256([]byte(strings.Join([]string{string(w.group), w.pattern, w.from.String(), w.until.String(), w.place}, "\n")))
	return hex.EncodeToString(sum[:8])
}

// keptSeries is the series that somebody saw the dates of; false: none is kept, or another one.
func keptSeries(r *bot.Request, digest string) (w seriesWish, ok bool, err error) {
	kept, err := r.Draft(seriesDraft)
	if err != nil || kept == nil {
		return w, false, err
	}
	from, errFrom := calendar.ParseDate(kept["from"])
	until, errUntil := calendar.ParseDate(kept["until"])
	w = seriesWish{group: partnership.BodyID(kept["group"]), pattern: kept["pattern"], from: from, until: until, place: kept["place"]}
	return w, errFrom == nil && errUntil == nil && w.digest() == digest, nil
}

// order is the command that plans it. What cannot be meant is said beside its field.
func (w seriesWish) order(r *bot.Request) (c partnership.PlanSeries, err error) {
	wrong := func(option, format string, values ...any) error {
		return &partnership.Invalid{Option: option, Hint: partnership.Say(format, values...)}
	}
	p, err := calendar.ParsePattern(w.pattern, w.from)
	if err == nil && p.Minutes == 0 {
		err = errors.New("from when to when is to be said")
	}
	if err != nil {
		why := err
		if inner := errors.Unwrap(err); inner != nil {
			why = inner
		}
		return c, wrong("pattern", "%s. Write it like this: first Tuesday of every second month, 2pm to 4pm.", wording.Upper(why.Error()))
	}
	days, err := p.Days(w.from, w.until)
	if err != nil || len(days) == 0 {
		return c, wrong("until", "There is no such day between these two.")
	}
	begins, _ := time.Parse("15:04", p.At)
	return partnership.PlanSeries{
		Body: w.group, Days: days, From: p.At, Until: begins.Add(time.Duration(p.Minutes) * time.Minute).Format("15:04"),
		Place: r.Text("place", w.place),
	}, nil
}

// seriesPreview shows the dates, with what is unusual about each, before any is planned.
func seriesPreview(v bot.View, c partnership.PlanSeries, w seriesWish) ui.Card {
	s := v.State
	var fresh []calendar.Date
	rows := make([]ui.Row, 0, len(c.Days))
	for _, day := range c.Days {
		m := &partnership.Meeting{Body: c.Body, Day: day, From: c.From, Until: c.Until}
		row := ui.Row{Title: ui.Say("%s", ui.OnDay(day)), Tag: dayTag(s, m, v.Now)}
		if clash := clashes(s, m); len(clash) > 0 {
			row.Detail = ui.Say("At the same time %s", clash[0].Value)
		}
		if slices.ContainsFunc(s.Calendared(c.Body), func(o *partnership.Meeting) bool { return o.Day == day && o.From == c.From }) {
			row.Tag, row.Detail = nil, ui.Say("planned already")
		} else {
			fresh = append(fresh, day)
		}
		rows = append(rows, row)
	}
	card := ui.Card{
		Lead: ui.Say("To be planned: %s of %s, %s to %s. Nothing is planned yet, and nobody is told.",
			wording.Counted(len(fresh), "meeting"), wording.TheGroup(s, c.Body), ui.AtClock(c.From), ui.AtClock(c.Until)),
		Blocks: append([]ui.Block{ui.Rows(rows...)}, pace(s, c.Body, paceWith(s, c.Body, fresh)...)...),
	}
	if len(fresh) > 0 {
		card.Buttons = []ui.Button{ui.Main("Plan them", bot.Line("meeting planned", w.digest())).Named("Plan these meetings of %s", wording.TheGroup(s, c.Body))}
	}
	card.Buttons = append(card.Buttons, ui.Press("Change this", bot.Line("meeting series")))
	card.Foot = ui.Say("They are provisional until you confirm them.")
	return card
}

// theSeries tells which dates were shown when the button was.
var theSeries = fixed(bot.Pick("series", "Which dates?", nil, func(_ *bot.Request, raw string) (string, error) { return raw, nil }))

// MeetingPlanned plans the meetings whose dates were shown.
var MeetingPlanned = &bot.Command{
	Path: "meeting planned", Title: "Plan them", Summary: "Plan the meetings whose dates were shown.",
	Audience: partnership.Secretariat, Hidden: true, Options: []bot.Option{theSeries}, Examples: []string{"meeting planned 0123456789abcdef"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if r.Carried() {
			return bot.Answered(seriesCard(r.View(), r.State().MeetingsBy(r.ID))), nil
		}
		wish, ok, err := keptSeries(r, theSeries.From(r))
		if err != nil {
			return bot.Reply{}, err
		}
		if !ok {
			return bot.Answered(ui.Card{
				Lead:    ui.Say("Nothing was planned: these dates are no longer kept here, or are planned already."),
				Buttons: []ui.Button{ui.Press("Plan several", bot.Line("meeting series")), ui.Press("See the meetings", bot.Line("meeting list"))},
			}), nil
		}
		order, err := wish.order(r)
		if err != nil {
			return bot.Reply{}, err
		}
		if _, err := r.Do(order); err != nil {
			return bot.Reply{}, err
		}
		if err := r.DropDraft(seriesDraft); err != nil { // it would only offer again what is done
			r.Note("a draft could not be dropped", err)
		}
		return bot.Answered(seriesCard(r.View(), r.State().MeetingsBy(r.ID))), nil
	},
}

// seriesCard lists what was planned, to be confirmed one by one or at once.
func seriesCard(v bot.View, planned []*partnership.Meeting) ui.Card {
	s := v.State
	if len(planned) == 0 {
		return ui.Card{Lead: ui.Say("These are planned already: nothing was added.")}
	}
	body := planned[0].Body
	card := ui.Card{Lead: ui.Say("Planned: %s of %s. Nobody has been told.", wording.Counted(len(planned), "meeting"), wording.TheGroup(s, body))}
	rows := make([]ui.Row, 0, len(planned))
	for _, m := range planned[:min(len(planned), maxRows)] {
		row := ui.Row{Title: ui.Say("%s", ui.OnDay(m.Day)), Detail: ui.Say("%s (%s)", wording.Hours(m), string(m.Ref)), Tag: dayTag(s, m, v.Now)}
		if m.Provisional {
			row.Buttons = []ui.Button{ui.Press("Confirm", bot.Line("meeting confirm", string(m.Ref))).Named("Confirm %s", wording.TheMeeting(s, m))}
		}
		rows = append(rows, row)
	}
	card.Blocks = []ui.Block{ui.Rows(rows...)}
	if len(s.Provisional(body, v.Now)) > 0 {
		card.Buttons = []ui.Button{ui.Main("Confirm all", bot.Line("meeting firm", string(body))).Named("Confirm all dates of %s", wording.TheGroup(s, body))}
		card.Foot = ui.Say("They are provisional until you confirm them: until then nobody is called to them.")
	}
	return card
}

// MeetingFirm confirms all the provisional dates of a group.
var MeetingFirm = &bot.Command{
	Path: "meeting firm", Title: "Confirm all", Summary: "Make every provisional date of a group a firm one.",
	Audience: partnership.Secretariat, Hidden: true, Confirm: true, Submit: "Confirm them",
	Options: []bot.Option{fixed(seriesGroup)}, Examples: []string{"meeting firm full"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		group := seriesGroup.From(r)
		if group == "" {
			return nil, nil
		}
		var days []ui.Text
		for _, m := range r.State().Provisional(group, r.Now()) {
			days = append(days, ui.Say("%s, %s", ui.OnDay(m.Day), wording.Hours(m)))
		}
		if len(days) == 0 {
			return []ui.Block{ui.Paragraph("No date of %s is provisional.", wording.TheGroup(r.State(), group))}, nil
		}
		return []ui.Block{ui.Paragraph("These dates of %s stand from now on. It tells nobody.", wording.TheGroup(r.State(), group)), ui.List(days...)}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		group := seriesGroup.From(r)
		if _, err := r.Do(partnership.ConfirmAll{Body: group}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Said("Confirmed: every date of %s stands.", wording.TheGroup(r.State(), group)), nil
	},
}
