package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Planner plans the years of one terms file. It is never changed after New.
type Planner struct {
	terms     *terms.Terms
	cal       *calendar.Calendar
	termsOnly bool
}

// New makes the planner of a terms file. It fails where the file's zone or bank holidays do not exist.
func New(t *terms.Terms) (*Planner, error) {
	c, err := calendar.New(t.Zone, t.Holidays, t.Closed...)
	if err != nil {
		return nil, fmt.Errorf("plan meetings: %w", err)
	}
	return &Planner{terms: t, cal: c}, nil
}

// TermsOnly is a planner that leaves out what is ours: our working timetable, and our practice where the terms are silent.
func (p *Planner) TermsOnly() *Planner {
	only := *p
	only.termsOnly = true
	return &only
}

// Year plans one year of a body of the terms: the partnership's year that begins in it, or the calendar year where the
// terms do not say from when they count.
func Year(t *terms.Terms, body string, year int) (Plan, error) {
	p, err := New(t)
	if err != nil {
		return Plan{}, err
	}
	return p.Year(body, year)
}

// Years plans a body's years from one to another, both included.
func (p *Planner) Years(body string, from, until int) ([]Plan, error) {
	var plans []Plan
	for year := from; year <= until; year++ {
		plan, err := p.Year(body, year)
		if err != nil {
			return nil, err
		}
		plans = append(plans, plan)
	}
	return plans, nil
}

// Year plans one year of a body.
func (p *Planner) Year(body string, year int) (Plan, error) {
	w, err := p.work(body, year)
	if err != nil {
		return Plan{}, err
	}
	w.inForce()
	if err := w.meetings(); err != nil {
		return Plan{}, fmt.Errorf("plan %d of %s: %w", year, w.body.Name, err)
	}
	w.recurring()
	w.fits()
	w.horizon()
	return w.plan, nil
}

// On plans one meeting of a body whose day is known.
func (p *Planner) On(body string, day calendar.Date) (Plan, error) {
	w, err := p.work(body, day.Year)
	if err != nil {
		return Plan{}, err
	}
	w.plan.From, w.plan.Until, w.plan.YearSays = day, day, ""
	w.plan.Meetings = []Meeting{}
	if w.inForce(); w.until.Before(w.from) {
		w.warn("The meeting of %s lies outside this time.", day.Words())
	}
	m := w.rhythm()
	if err := w.meeting(day, m.Pattern.At); err != nil {
		return Plan{}, fmt.Errorf("plan the meeting of %s on %s: %w", w.body.Name, day, err)
	}
	if err := w.knowable(m, w.plan.Meetings[0]); err != nil {
		return Plan{}, fmt.Errorf("plan the meeting of %s on %s: %w", w.body.Name, day, err)
	}
	w.fits()
	w.horizon()
	return w.plan, nil
}

// work begins a plan.
func (p *Planner) work(body string, year int) (*work, error) {
	b := p.terms.Body(body)
	if b == nil {
		return nil, fmt.Errorf("plan %d: there is no body %q; there is %s", year, body, strings.Join(p.bodies(), ", "))
	}
	w := &work{Planner: p, body: b, layers: p.layers(b), plan: Plan{Body: b.ID, Name: b.Name, Year: year}}
	if err := w.year(); err != nil {
		return nil, fmt.Errorf("plan %d: %w", year, err)
	}
	return w, nil
}

func (p *Planner) bodies() []string {
	ids := make([]string, 0, len(p.terms.Bodies))
	for i := range p.terms.Bodies {
		ids = append(ids, p.terms.Bodies[i].ID)
	}
	return ids
}

// layers are where an answer may stand, the nearest first: the body's own blocks, those of the bodies that it extends,
// and our own practice, if it is wanted.
func (p *Planner) layers(b *terms.Body) []*terms.Blocks {
	layers := []*terms.Blocks{&b.Blocks}
	for next := p.terms.Body(b.Extends); next != nil && len(layers) <= len(p.terms.Bodies); next = p.terms.Body(next.Extends) {
		layers = append(layers, &next.Blocks)
	}
	if p.termsOnly {
		return append(layers, &terms.Blocks{})
	}
	return append(layers, &p.terms.House)
}

// work is one plan in the making.
type work struct {
	*Planner
	body   *terms.Body
	layers []*terms.Blocks
	from   calendar.Date // the days of the plan on which the terms and the body are in force
	until  calendar.Date
	plan   Plan
}

func (w *work) note(format string, a ...any) {
	w.plan.Notes = append(w.plan.Notes, fmt.Sprintf(format, a...))
}
func (w *work) ask(format string, a ...any)  { once(&w.plan.Asks, fmt.Sprintf(format, a...)) }
func (w *work) warn(format string, a ...any) { once(&w.plan.Warnings, fmt.Sprintf(format, a...)) }

// once says something once, however many meetings it concerns.
func once(said *[]string, words string) {
	if !slices.Contains(*said, words) {
		*said = append(*said, words)
	}
}

// horizon warns where days lie past the end of what is known of bank holidays.
func (w *work) horizon() {
	known := w.cal.Known()
	for _, m := range w.plan.Meetings {
		beyond := m.Day.After(known)
		for _, d := range m.Deadlines {
			beyond = beyond || d.Working.Beyond
		}
		if beyond {
			w.warn("Bank holidays are known until %s only. Some of these days lie later: work the plan out again when they are known.", known.Words())
			return
		}
	}
}
