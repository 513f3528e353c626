package main

import (
	"fmt"
	"io"
	"slices"
)

// report collects ratios, a round at a time, and says which of them miss their goal.
type report struct {
	ratios []*ratio
	lines  []string
	missed []string // the lines that say so
}

// ratio is one line of the report. At least says on which side of the goal it should be.
type ratio struct {
	name    string
	goal    float64
	atLeast bool
	values  []float64
}

// atLeast adds a round's value of something that should not be smaller than its goal.
func (r *report) atLeast(name string, goal, value float64) { r.add(name, goal, value).atLeast = true }

// atMost adds a round's value of something that should not be greater than its goal.
func (r *report) atMost(name string, goal, value float64) { r.add(name, goal, value) }

func (r *report) add(name string, goal, value float64) *ratio {
	i := slices.IndexFunc(r.ratios, func(one *ratio) bool { return one.name == name })
	if i < 0 {
		i = len(r.ratios)
		r.ratios = append(r.ratios, &ratio{name: name, goal: goal})
	}
	r.ratios[i].values = append(r.ratios[i].values, value)
	return r.ratios[i]
}

// close works out the medians of what was collected since the last time.
func (r *report) close() {
	for _, one := range r.ratios {
		sign, value := "<=", median(one.values)
		met := value <= one.goal
		if one.atLeast {
			sign, met = ">=", value >= one.goal
		}
		line := fmt.Sprintf("ratio %s %.2f goal %s %.2f", one.name, value, sign, one.goal)
		if !met {
			line += " MISSED"
			r.missed = append(r.missed, line)
		}
		r.lines = append(r.lines, line)
	}
	r.ratios = nil
}

// note adds a line that is no ratio.
func (r *report) note(format string, values ...any) {
	r.lines = append(r.lines, "# "+fmt.Sprintf(format, values...))
}

func (r *report) each(do func(line string)) {
	for _, line := range r.lines {
		do(line)
	}
}

func (r *report) write(w io.Writer) {
	r.each(func(line string) { fmt.Fprintln(w, line) })
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
