package main

import (
	"errors"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/plan"
)

type termsPlan struct {
	termsFile `embed:""`
	Year      int    `placeholder:"2027" help:"The year; without it, this one."`
	Body      string `placeholder:"ID" help:"One group only."`
	Date      string `placeholder:"2027-03-18" help:"The day of one meeting, instead of a year; it needs --body."`
	TermsOnly bool   `help:"Leave out what is ours: the working timetable that we propose, and what stands under house."`
}

// Run plans the year.
func (c termsPlan) Run(w world) error {
	t, err := c.read(w)
	if err != nil {
		return err
	}
	if c.Date != "" {
		return c.meeting(w, t)
	}
	if c.Year == 0 {
		c.Year = time.Now().Year()
	}
	plans, err := c.plans(t)
	if err != nil {
		return err
	}
	return c.report(w, plans)
}

// meeting plans one meeting whose day is known.
func (c termsPlan) meeting(w world, t *terms.Terms) error {
	if c.Body == "" {
		return errors.New("say whose meeting it is: --body ID")
	}
	day, err := calendar.ParseDate(c.Date)
	if err != nil {
		return errors.New("read --date: write it like 2027-03-18")
	}
	body, err := group(t, c.Body)
	if err != nil {
		return err
	}
	planner, err := c.planner(t)
	if err != nil {
		return err
	}
	planned, err := planner.On(body.ID, day)
	if err != nil {
		return err
	}
	return c.report(w, []plan.Plan{planned})
}

func (c termsPlan) report(w world, plans []plan.Plan) error {
	if c.JSON {
		return printJSON(w, plans)
	}
	return w.print("%s", joined(plans, func(p plan.Plan) string { return strings.Join(p.Lines(), "\n") + "\n" }))
}

func (c termsPlan) planner(t *terms.Terms) (*plan.Planner, error) {
	planner, err := plan.New(t)
	if err != nil || !c.TermsOnly {
		return planner, err
	}
	return planner.TermsOnly(), nil
}

// plans are those of one group, or of all.
func (c termsPlan) plans(t *terms.Terms) ([]plan.Plan, error) {
	planner, err := c.planner(t)
	if err != nil {
		return nil, err
	}
	bodies := t.Bodies
	if c.Body != "" {
		body, err := group(t, c.Body)
		if err != nil {
			return nil, err
		}
		bodies = []terms.Body{*body}
	}
	plans := make([]plan.Plan, len(bodies))
	for i := range bodies {
		if plans[i], err = planner.Year(bodies[i].ID, c.Year); err != nil {
			return nil, err
		}
	}
	return plans, nil
}
