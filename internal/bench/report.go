package main

import (
	"fmt"
	"slices"
)

// report collects ratios, a round at a time, and says which of them miss their goal.
type report struct {
	ratios []*ratio
	missed bool
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

// print writes the medians of what was collected since the last time.
func (r *report) print() {
	for _, one := range r.ratios {
		sign, value := "<=", median(one.values)
		if one.atLeast {
			sign = ">="
		}
		met := value <= one.goal
		if one.atLeast {
			met = value >= one.goal
		}
		note := ""
		if !met {
			note = " MISSED"
			r.missed = true
		}
		fmt.Printf("ratio %s %.2f goal %s %.2f%s\n", one.name, value, sign, one.goal, note)
	}
	r.ratios = nil
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
