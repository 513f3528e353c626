package commands_test

import (
	"context"
	"log/slog"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// A group that a meeting set up is one wherever the groups of the terms are.
func TestAGroupThatAMeetingSetUpIsAGroupEverywhere(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	if diff := cmp.Diff([]string{"decided"}, fields(f.form(officer, "group establish"))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"name", "day", "beside", "remit", "ends"}, fields(f.form(officer, "group/establish/full"))); diff != "" {
		t.Error(diff)
	}
	given := map[string]string{"name": "Youth Voice group", "day": "2027-01-14", "beside": "wg-climate", "remit": "To hear the young", "ends": "2027-12-31"}
	f.expect(f.card(officer, "group/establish/full", given), "Saved: the Youth Voice group is set up", "the Full LSP, Thursday 14 January")
	second := f.ask(officer, "group/establish/full", map[string]string{"name": "Climate Emergency group", "day": "2027-01-14", "remit": "The same"})
	if second.Form == nil {
		t.Error("a second group of the same name is saved")
	}

	f.expect(f.card(officer, "meeting schedule youth", map[string]string{"group": "youth", "day": "2027-02-10", "from": "18:00", "until": "20:00", "place": "Civic Suite"}),
		"Youth Voice group")
	f.expect(f.card(officer, "membership coopt youth", map[string]string{"person": "p-horniman-museum"}), "a co-opted member of the Youth Voice group")
	f.expect(f.card("p-horniman-museum", "meeting next", nil), "Youth Voice group")
	f.expect(f.card(officer, "membership replace youth:chair", map[string]string{"person": collegeMember, "how": "phone"}), "Youth Voice group")
	f.expect(f.card(officer, "membership list youth", nil), "Youth Voice group", "Chair")
	f.expect(f.card(officer, "agenda draft YOUTH-2027-02", nil), "Youth Voice group")
	f.expect(f.card(officer, "group list 2", nil)+f.card(officer, "group list", nil), "Youth Voice group")
	f.expect(f.card(officer, "group show youth", nil), "To hear the young")
	f.expect(f.card(officer, "forward youth", nil), "Youth Voice group")
	f.expect(f.card(officer, "find YOUTH-2027-02", nil), "Youth Voice group")
	f.expect(f.card(officer, "terms show youth", nil), "Youth Voice group")
	f.expect(f.card(officer, "measure add", map[string]string{"name": "Young people heard", "target": "200", "group": "youth"}), "Young people heard")
	f.expect(f.card(collegeMember, "report highlight youth", map[string]string{"progress": "Forty heard"}), "Youth Voice group")
	f.expect(f.card(officer, "clerk appoint youth", map[string]string{"person": "p-horniman-museum"}), "Youth Voice group")
	again := storage.NewBooks(f.demo.Books.Store, f.demo.Books.Clock, slog.New(slog.DiscardHandler))
	again.Terms = demo.ReadTerms
	err := again.Open(demo.Book).Turn(context.Background(), func(turn *storage.Turn) error {
		if got := turn.State().BodyName("youth"); got != "Youth Voice group" {
			t.Errorf("read again, it is called %q", got)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	f.state(func(s *partnership.State) {
		if len(s.Calendared("youth")) != 1 || len(s.MeasuresOf(func(m *partnership.Measure) bool { return m.Body == "youth" })) != 1 {
			t.Error("what is the group’s is not on record")
		}
	})
}
