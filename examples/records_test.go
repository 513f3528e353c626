package examples

import (
	"slices"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Some sentences do nothing but say what there is: groups, whom they report to, priorities, a plan. Each is in the file as
// something that the program knows, under the rule that says so.
func TestWhatTheTermsSayThereIsIsThere(t *testing.T) {
	lsp := lewisham(t)
	relation := func(words string) bool {
		return slices.ContainsFunc(lsp.Relations, func(r terms.Relation) bool { return r.String() == words })
	}
	groups := func(ids ...string) bool {
		return !slices.ContainsFunc(ids, func(id string) bool { return lsp.Body(id) == nil })
	}
	priorities := func(ids ...string) bool {
		return !slices.ContainsFunc(ids, func(id string) bool {
			return !slices.ContainsFunc(lsp.Priorities, func(p terms.Priority) bool { return p.ID == id && p.Title != "" })
		})
	}
	serves := func(group, priority string) bool { return priorities(priority) && lsp.Body(group).Stream == priority }
	plan := func(d terms.Document) bool {
		return d.ID == "plan" && d.Edition == "fifth" && d.Valid.From.Year == 2015 && d.Valid.Until.Year == 2018
	}
	for id, there := range map[string]bool{
		"C004": groups("cypspb"),
		"C005": relation("jcg reports_to cypspb") && relation("lscb reports_to cypspb"),
		"C007": groups("jcg"),
		"C008": relation("lscb holds_to_account cypsp"),
		"C009": relation("young-mayors-structure part_of cypsp"),
		"C010": relation("voluntary-sector-forum part_of cypsp"),
		"C011": relation("schools-forum-funding-group part_of cypsp"),
		"C015": groups("early-intervention", "fourteen-to-nineteen", "healthy-lives", "healthy-child", "send-board", "strategic-groupers"),
		"C016": relation("cypsp thematic_of lsp"),
		"C017": relation("cypsp works_with lsp"),
		"C027": relation("cypsp works_with health-and-wellbeing-board"),
		"C031": relation("cypsp advises mayor-and-cabinet") && relation("cypsp advises trust-boards"),
		"C041": lsp.Body("cypspb").Seats[0].Chair && lsp.Body("cypspb").Seats[0].ID == "cypspb/member-for-children",
		"L007": priorities("race-equality", "opportunities", "cost-of-living", "climate"),
		"L008": serves("wg-race-equality", "race-equality"),
		"L009": serves("wg-opportunities", "opportunities"),
		"L010": serves("wg-cost-of-living", "cost-of-living"),
		"L011": serves("wg-climate", "climate"),
		"L015": relation("psg works_with statutory-boards"),
		"L018": groups("full"),
		"L019": groups("psg"),
		"L020": groups("wg-race-equality", "wg-opportunities", "wg-cost-of-living", "wg-climate"),
		"L071": relation("psg works_with statutory-boards"),
		"P001": priorities("resilience", "health", "achievement", "safety"),
		"P002": slices.ContainsFunc(lsp.Documents, plan),
		"P003": priorities("resilience"),
		"P004": priorities("health"),
		"P005": priorities("achievement"),
		"P006": priorities("safety"),
		"T001": slices.ContainsFunc(lsp.Documents, plan),
	} {
		if !there {
			t.Errorf("what %s says there is, is not there", id)
		}
	}
}
