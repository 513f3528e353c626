package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// annualPage is the annual report as it is published: what was done, and how it went. Who was at meetings is not in it.
func annualPage(v bot.View, r *partnership.Report) pageText {
	s := v.State
	did := s.ActivitiesIn("", r.From, earlier(r.Until, v.Today()))
	p := pageText{
		title: ui.Say("%s: annual report, %s to %s", s.Terms.Title, ui.OnDay(r.From), ui.OnDay(r.Until)),
		whom:  ui.Say("By %s. Made from the record of the secretariat.", wording.TheGroup(s, r.Body)),
		foot:  ui.Say("Secretariat, %s.", s.Terms.Contact.Phone),
	}
	if _, duty, ok := s.WritesAnnual(); ok {
		p.foot = ui.Say("%s Terms of reference, %s: “%s”", p.foot, duty.Ref, duty.Sentence)
	}
	p.next = ui.Say("%s, %s, %s done.", wording.Counted(len(did.Meetings), "meeting"), wording.Counted(len(did.Decisions), "decision"), wording.Counted(len(did.Done), "action"))
	if r.Published.IsZero() {
		p.next = ui.Say("Draft: not for publication yet. %s", p.next)
	}
	typed := func(at int) []ui.Text {
		if at >= len(r.Parts) || r.Parts[at] == "" {
			return nil
		}
		return []ui.Text{ui.Say("%s", ui.TypedText(r.Parts[at]))}
	}
	p.section(ui.Say("Introduction"), typed(0))
	p.section(ui.Say("Meetings held"), meetingsHeld(s, did))
	p.section(ui.Say("Attendance not recorded"), unrecorded(did.Unrecorded, v.Today()))
	p.section(ui.Say("Decisions"), decisionsTaken(s, did))
	p.section(ui.Say("Actions"), []ui.Text{ui.Say("%s done in this time, %s still to do at its end.", len(did.Done), len(did.Open))})
	p.section(ui.Say("Organisations that joined"), joinedLines(s, did))
	p.section(ui.Say("Performance against shared objectives"), performed(did))
	p.section(ui.Say("Reports of groups"), reported(s, did))
	p.section(ui.Say("Looking ahead"), typed(1))
	return p
}

// meetingsHeld are the meetings that took place, by groups; what was cancelled is not counted.
func meetingsHeld(s *partnership.State, did partnership.Activities) []ui.Text {
	var lines []ui.Text
	for _, b := range s.Terms.Bodies {
		var days []ui.Text
		for _, m := range did.Meetings {
			if m.Body == partnership.BodyID(b.ID) {
				days = append(days, ui.Say("%s", ui.OnDay(m.Day)))
			}
		}
		if len(days) > 0 {
			lines = append(lines, ui.Say("%s: %s (%s)", b.Name, wording.Counted(len(days), "meeting"), ui.Join("; ", days...)))
		}
	}
	return lines
}

// decisionsTaken are the decisions whose notes are out: what is not out is nobody's to read yet.
func decisionsTaken(s *partnership.State, did partnership.Activities) []ui.Text {
	var lines []ui.Text
	for _, d := range did.Decisions {
		if m := s.Meetings[d.Meeting]; !m.Notes.IssuedAt.IsZero() {
			lines = append(lines, ui.Say("%s: %s (%s)", d.Number.String(), ui.TypedText(d.What), resultOf(s, d)))
		}
	}
	return lines
}

func joinedLines(s *partnership.State, did partnership.Activities) []ui.Text {
	var lines []ui.Text
	for _, q := range did.Joined {
		lines = append(lines, ui.Say("%s, %s", ui.TypedText(q.Organisation), wording.TheMeeting(s, s.Meetings[q.Decided])))
	}
	return lines
}

// performed is each measure with its last figure, and in words how it goes.
func performed(did partnership.Activities) []ui.Text {
	var lines []ui.Text
	for _, m := range did.Measures {
		line := ui.Say("%s: %s; target %s", ui.TypedText(m.Name), whereItStands(m), wording.TargetWords(m.Target))
		if last, ok := m.Latest(); ok && m.Stopped.IsZero() {
			line = ui.Say("%s; %s", line, string(last.Rating))
		}
		lines = append(lines, line)
	}
	return lines
}

// reported counts the reports of each group by their kinds. What causes concern is named only once its chair approved it.
func reported(s *partnership.State, did partnership.Activities) []ui.Text {
	var lines []ui.Text
	for _, b := range s.Terms.Bodies {
		count := map[partnership.ReportKind]int{}
		for _, r := range did.Reports {
			if r.Body == partnership.BodyID(b.ID) && (r.Kind != partnership.Exception || r.Approved != nil) {
				count[r.Kind]++
			}
		}
		var kinds []ui.Text
		for _, kind := range []partnership.ReportKind{partnership.Highlight, partnership.Dashboard, partnership.Exception, partnership.InDepth} {
			if count[kind] > 0 {
				kinds = append(kinds, ui.Say("%s %s", count[kind], string(kind)))
			}
		}
		if len(kinds) > 0 {
			lines = append(lines, ui.Say("%s: %s", b.Name, ui.Join(", ", kinds...)))
		}
	}
	return lines
}

// attendance is, for the secretariat alone, how often each organisation was at the meetings of which it is a member and that have
// a register, itself or by a deputy.
func attendance(s *partnership.State, did partnership.Activities) []ui.Text {
	came, of := map[partnership.OrganisationID]int{}, map[partnership.OrganisationID]int{}
	for _, m := range did.Meetings {
		there, taken := wasThere(s, m)
		if !taken {
			continue
		}
		orgs := map[partnership.OrganisationID]bool{}
		for _, p := range s.Members(m.Body, m.Day) {
			for _, org := range s.Represents(p, m.Day) {
				orgs[org] = orgs[org] || there(p)
			}
		}
		for org, yes := range orgs {
			of[org]++
			if yes {
				came[org]++
			}
		}
	}
	orgs := make([]partnership.OrganisationID, 0, len(of))
	for org := range of {
		orgs = append(orgs, org)
	}
	slices.Sort(orgs)
	lines := make([]ui.Text, len(orgs))
	for i, org := range orgs {
		lines[i] = ui.Say("%s: %s of %s", wording.OwnerName(s, partnership.Owner{Organisation: org}), came[org], of[org])
	}
	return lines
}

// wasThere says who was at a meeting, themselves or by a deputy, as its register has it; it is false where none was taken.
func wasThere(s *partnership.State, m *partnership.Meeting) (there func(partnership.PersonID) bool, taken bool) {
	roll, taken := s.RollOf(m)
	return func(p partnership.PersonID) bool {
		return slices.ContainsFunc(roll.Present, func(a partnership.Attendance) bool {
			return a.For == p || a.Person == p && a.As == partnership.AsMember
		})
	}, taken
}
