package commands

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	dashboardMeeting = fixed(bot.Pick("meeting", "For which meeting?", dashboardMeetings, findOpen)).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if all := dashboardMeetings(r); len(all) > 0 {
				return all[0].Value
			}
			return ""
		}
	})
	dashboardGood   = dashboardPart("good", "Areas of good performance", 0, partnership.OnTrack)
	dashboardPoor   = dashboardPart("poor", "Areas of poor performance", 1, partnership.OffTrack)
	dashboardAction = dashboardPart("action", "Areas for action", 2, partnership.AtRisk)
)

// dashboardPart asks for a part of the dashboard. It begins with what the measures say, or with what was written before.
func dashboardPart(name, label string, at int, rating partnership.Rating) *bot.Value[partnership.Text] {
	return optional(bot.Long(name, label, 1500)).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			m := dashboardMeeting.From(r)
			if m == nil {
				return ""
			}
			if before := r.State().DashboardOf(m.Ref); before != nil {
				return r.WordsOf(before.Parts[at])
			}
			return measured(r, m.Body, rating)
		}
	})
}

// ReportPerformance writes the dashboard of a meeting.
var ReportPerformance = &bot.Command{
	Path: "report performance", Title: "Dashboard", Summary: "The dashboard for a meeting: what goes well, what does not, areas for action.",
	Audience: partnership.Secretariat, Confirm: true, Submit: "Save",
	Options:  []bot.Option{dashboardMeeting, dashboardGood, dashboardPoor, dashboardAction},
	Examples: []string{"report performance", "report performance FULL-2027-03"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		m := dashboardMeeting.From(r)
		if m == nil {
			return nil, nil
		}
		blocks := []ui.Block{ui.Paragraph("For %s. Below is what the measures say; change the words as you like.", wording.TheMeeting(r.State(), m))}
		if doc, ok := r.State().EachMeeting(m.Body); ok && doc.Sentence != "" {
			blocks = append(blocks, ui.Quoted(doc.Sentence, "Terms of reference, "+wording.Body(r.State(), m.Body)))
		}
		return blocks, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := dashboardMeeting.From(r)
		_, err := r.Do(partnership.SendDashboard{
			Meeting: m.Ref, Good: dashboardGood.From(r), Poor: dashboardPoor.From(r), Action: dashboardAction.From(r),
		})
		if err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(reportCard(r.View(), r.State().DashboardOf(m.Ref))), nil
	},
}

// dashboardMeetings are the next meetings of groups that receive a dashboard at each; of any the viewer keeps, where the terms
// name none.
func dashboardMeetings(r *bot.Request) []ui.Choice {
	s := r.State()
	var first, others []*partnership.Meeting
	for _, m := range s.Upcoming("", r.Now()) {
		if !r.May(partnership.Secretariat, m.Body) {
			continue
		}
		if _, each := s.EachMeeting(m.Body); each {
			first = append(first, m)
		} else {
			others = append(others, m)
		}
	}
	return firstChoices(append(first, others...), func(m *partnership.Meeting) ui.Choice { return meetingChoice(s, m) })
}

// measured is what the measures of a group, and of those that answer to it, say of one rating, a line each.
func measured(r *bot.Request, body partnership.BodyID, rating partnership.Rating) string {
	s := r.State()
	var texts []ui.Text
	for _, m := range s.MeasuresUnder(body) {
		last, ok := m.Latest()
		if !ok || !m.Stopped.IsZero() || last.Rating != rating {
			continue
		}
		line := ui.Say("%s: %s (target %s), %s", ui.TypedText(m.Name), wording.FigureWords(m.Target, last.Figure), wording.TargetWords(m.Target), string(rating))
		if m.Body != body {
			line = ui.Say("%s; %s", line, wording.TheGroup(s, m.Body))
		}
		if s.Wanting(m) {
			line = ui.Say("%s; nothing done about it yet", line)
		}
		texts = append(texts, line)
	}
	reader := pageReader(r, texts)
	lines := make([]string, len(texts))
	for i, t := range texts {
		lines[i] = t.Words(reader)
	}
	return strings.Join(lines, "\n")
}

// dashboardFollows says on an agenda that what the terms want at each meeting is still to come. Nothing is held back for it.
func dashboardFollows(s *partnership.State, m *partnership.Meeting) []ui.Block {
	if words := wording.Follows(s, m); !words.IsZero() {
		return []ui.Block{ui.Paragraph("%s", words)}
	}
	return nil
}

// dashboardMissing warns the secretariat that it is not there yet. Nothing is held back for it.
func dashboardMissing(v bot.View, m *partnership.Meeting) []ui.Block {
	doc, each := v.State.EachMeeting(m.Body)
	if !each || v.State.DashboardOf(m.Ref) != nil || !v.May(partnership.Secretariat, m.Body) {
		return nil
	}
	return []ui.Block{
		ui.Paragraph("There is no %s yet. Nothing is held back for it: the agenda says that it follows. To write it: %s", doc.Title, ui.Typing("report performance")),
		ui.Quoted(doc.Sentence, "Terms of reference, "+wording.Body(v.State, m.Body)),
	}
}

// scorecard is how the groups do that answer to a group: their measures in words, and when they last reported.
func scorecard(v bot.View, body partnership.BodyID) []ui.Block {
	s := v.State
	var rows []ui.Row
	for _, b := range s.Terms.Bodies {
		under := partnership.BodyID(b.ID)
		if s.Over(under) != body || s.Stands(under, v.Today()) == partnership.GroupClosed {
			continue
		}
		row := ui.Row{Title: ui.Say("%s", b.Name), Detail: ui.Say("nothing measured yet"), Tag: lifeTag(v, under)}
		if all := s.MeasuresUnder(under); len(all) > 0 {
			row.Detail = wording.Tally(all)
		}
		row.Aside = ui.Say("no report yet")
		if last := documents.LastReport(v, under); last != nil {
			row.Aside = ui.Say("%s, %s", string(last.Kind), ui.OnDay(last.On))
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return nil
	}
	return []ui.Block{ui.Heading("The groups that answer to it"), ui.Rows(rows[:min(len(rows), maxRows)]...)}
}
