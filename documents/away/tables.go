// Package away writes what a partnership takes with it: its record as tables for a spreadsheet, and its documents as Markdown.
package away

import (
	"maps"
	"slices"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Table is a sheet of a spreadsheet: a row for each thing of one kind.
type Table struct {
	Name string // of its file, without an ending
	Head []string
	Rows [][]ui.Text
}

// Tables are everything that a partnership has on record of which there are many, as the viewer may see it.
func Tables(v partnership.View) []Table {
	return []Table{
		members(v), meetings(v), items(v), decisions(v), actions(v), attendance(v), requests(v), reports(v), measures(v), registers(v), news(v),
	}
}

func say(words string) ui.Text { return ui.Say("%s", words) }

func day(d calendar.Date) ui.Text {
	if d.IsZero() {
		return ui.Text{}
	}
	return say(d.String())
}

func typed[T ~string](id T) ui.Text {
	if id == "" {
		return ui.Text{}
	}
	return ui.Say("%s", ui.TypedText(id))
}

func person(id partnership.PersonID) ui.Text {
	if id == "" {
		return ui.Text{}
	}
	return ui.Say("%s", ui.Person(id))
}

func members(v partnership.View) Table {
	t := Table{Name: "members", Head: []string{"Group", "Place", "Who", "Since", "Until", "Part"}}
	for _, b := range v.State.Terms.Bodies {
		for _, m := range documents.Members(v, partnership.BodyID(b.ID)) {
			part := ui.Text{}
			if stands := m.Stands(); stands != nil {
				part = stands.Words
			}
			t.Rows = append(t.Rows, []ui.Text{say(b.Name), wording.PlaceTitle(v.State, m.ID()), person(m.Who), day(m.Since), day(m.Until), part})
		}
	}
	return t
}

func meetings(v partnership.View) Table {
	s := v.State
	t := Table{Name: "meetings", Head: []string{"Reference", "Group", "Date", "From", "Until", "Place", "State", "Agenda issued", "Notes issued"}}
	all := slices.SortedFunc(maps.Values(s.Meetings), inOrder)
	for _, m := range all {
		stands := "confirmed"
		switch {
		case m.Cancelled != nil:
			stands = "cancelled"
		case m.Provisional:
			stands = "provisional"
		}
		var agenda, notes ui.Text
		if out, issued := m.Issued(); issued {
			agenda = day(s.Calendar.Date(out.IssuedAt))
		}
		if !m.Notes.IssuedAt.IsZero() {
			notes = day(s.Calendar.Date(m.Notes.IssuedAt))
		}
		t.Rows = append(t.Rows, []ui.Text{
			say(string(m.Ref)), say(wording.Body(s, m.Body)), day(m.Day), say(m.From), say(m.Until), typed(m.Place), say(stands), agenda, notes,
		})
	}
	return t
}

func items(v partnership.View) Table {
	s := v.State
	t := Table{Name: "items", Head: []string{"Reference", "Group", "Meeting", "Title", "Wanted", "Proposed by", "Presented by", "State", "Restricted"}}
	for _, n := range slices.Sorted(maps.Keys(s.Items)) {
		item := s.Items[n]
		restricted := ""
		if item.Private {
			restricted = "yes"
		}
		row := []ui.Text{
			say(s.ItemRef(n)), say(wording.Body(s, item.Body)), say(string(item.Meeting)), typed(item.Title), say(string(item.Wants)),
			person(item.Proposer), person(item.Presenter), wording.ItemTag(s, item).Words, say(restricted),
		}
		if item.Private && !s.Sees(v.Who, item, v.Today()) {
			row[3], row[5], row[6] = wording.Title(v, item), ui.Text{}, ui.Text{}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func decisions(v partnership.View) Table {
	s := v.State
	t := Table{Name: "decisions", Head: []string{"Reference", "Meeting", "Decision", "Outcome", "How"}}
	for _, d := range s.Decisions {
		if s.SeesDecision(v.Who, d, v.Today()) {
			t.Rows = append(t.Rows, []ui.Text{say(d.Number.String()), say(string(d.Meeting)), typed(d.What), say(string(d.Result)), wording.MannerOf(d)})
		}
	}
	return t
}

func actions(v partnership.View) Table {
	s := v.State
	t := Table{Name: "actions", Head: []string{"Reference", "Meeting", "What", "Who", "By", "Done", "Last report"}}
	for _, a := range s.ActionsOf(func(a *partnership.Action) bool { return s.SeesAction(v.Who, a, v.Today()) }) {
		t.Rows = append(t.Rows, []ui.Text{
			say(a.Number.String()), say(string(a.Meeting)), typed(a.What), wording.OwnerName(s, a.Owner), day(a.Due), day(a.Done), typed(a.Report),
		})
	}
	return t
}

func attendance(v partnership.View) Table {
	t := Table{Name: "attendance", Head: []string{"Meeting", "Part", "Who"}}
	for _, m := range v.State.Calendared("") {
		for _, part := range documents.Roll(v, m) {
			for _, who := range part.People {
				t.Rows = append(t.Rows, []ui.Text{say(string(m.Ref)), say(part.Title), who})
			}
		}
	}
	return t
}

func requests(v partnership.View) Table {
	s := v.State
	t := Table{Name: "membership-requests", Head: []string{"Reference", "Group", "Organisation", "Received", "Considered at", "Decided at", "Outcome"}}
	for _, n := range slices.Sorted(maps.Keys(s.Requests)) {
		q := s.Requests[n]
		outcome := "open"
		switch {
		case q.Withdrawn:
			outcome = "withdrawn"
		case q.Decided != "" && q.Agreed:
			outcome = "agreed"
		case q.Decided != "":
			outcome = "not agreed"
		}
		t.Rows = append(t.Rows, []ui.Text{
			say(n.String()), say(wording.Body(s, q.Body)), typed(q.Organisation), day(q.At), say(string(q.Considered)), say(string(q.Decided)), say(outcome),
		})
	}
	return t
}

func reports(v partnership.View) Table {
	s := v.State
	t := Table{Name: "reports", Head: []string{"Reference", "Kind", "Group", "Date", "By"}}
	for _, r := range s.ReportsOf(func(r *partnership.Report) bool { return s.SeesReport(v.Who, r, v.Today()) }) {
		t.Rows = append(t.Rows, []ui.Text{say(r.Number.String()), say(string(r.Kind)), say(wording.Body(s, r.Body)), day(r.On), person(r.By)})
	}
	return t
}

func measures(v partnership.View) Table {
	t := Table{Name: "measures", Head: []string{"Reference", "Group", "Measure", "Target", "Up to", "Figure", "Rating"}}
	for _, m := range v.State.Measures {
		row := []ui.Text{say(m.Number.String()), say(wording.Body(v.State, m.Body)), typed(m.Name), wording.TargetWords(m.Target)}
		if len(m.Readings) == 0 {
			t.Rows = append(t.Rows, append(row, ui.Text{}, ui.Text{}, ui.Text{}))
		}
		for _, reading := range m.Readings {
			t.Rows = append(t.Rows, append(slices.Clone(row), day(reading.Until), wording.FigureWords(m.Target, reading.Figure), say(string(reading.Rating))))
		}
	}
	return t
}

func registers(v partnership.View) Table {
	s := v.State
	t := Table{Name: "registers", Head: []string{"Number", "Register", "Entry", "Given on", "Ended"}}
	for _, e := range s.Entries {
		if !s.SeesEntry(v.Who, e, v.Today()) {
			continue
		}
		ended := ""
		if e.Ended != nil {
			ended = "yes"
		}
		t.Rows = append(t.Rows, []ui.Text{say(strconv.Itoa(int(e.Number))), say(string(e.Register)), typed(e.What), day(e.At), say(ended)})
	}
	return t
}

func news(v partnership.View) Table {
	t := Table{Name: "news", Head: []string{"Number", "Date", "Title", "Words"}}
	for _, n := range v.State.News {
		t.Rows = append(t.Rows, []ui.Text{say(strconv.Itoa(n.Number)), day(n.Day), typed(n.Title), typed(n.Words)})
	}
	return t
}
