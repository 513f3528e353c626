package documents_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/internal/yeartest"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// reports are one of each kind, as the secretariat reads it.
func reports(t *testing.T, y *yeartest.Year) []documents.Document {
	t.Helper()
	v := y.At(t, "2027-12-31 12:00", y.Person(t, "officer"))
	concern := partnership.ReportMade{
		Number: partnership.ReportNumber(len(v.State.Reports) + 1), Kind: partnership.Exception, Body: "wg-climate", To: "psg", Measure: 1,
		Parts: []partnership.TextID{v.State.Decisions[0].What, v.State.Decisions[1].What, ""},
	}
	partnership.Evolve(v.State, partnership.Record{ID: "concern", By: v.Who, At: v.Now, Event: concern})
	seen := map[partnership.ReportKind]bool{}
	var all []documents.Document
	for _, r := range v.State.Reports {
		if !seen[r.Kind] {
			seen[r.Kind] = true
			all = append(all, documents.Report(v, r))
		}
	}
	for _, kind := range []partnership.ReportKind{partnership.Highlight, partnership.Dashboard, partnership.Exception, partnership.Annual} {
		if !seen[kind] {
			t.Errorf("the year has no %s", kind)
		}
	}
	return all
}

func ofAPartner(t *testing.T, y *yeartest.Year) []documents.Document {
	t.Helper()
	v := y.At(t, "2027-07-01 12:00", y.Person(t, "college"))
	return []documents.Document{documents.Roster(v, "full"), documents.OrganisationBrief(v, "lewisham-college")}
}

func TestOnlyAPartnersOwnReadItsBrief(t *testing.T) {
	y := yeartest.Played(t)
	v := y.At(t, "2027-07-01 12:00", y.Person(t, "college"))
	if documents.SeesBrief(v, "metropolitan-police") || !documents.SeesBrief(v, "lewisham-college") {
		t.Error("the college reads the brief of another organisation, or not its own")
	}
}
