package commands_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/internal/demo"
)

func TestAPlanIsRecordedByOneForm(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	form := f.form(officer, "plan add")
	if diff := cmp.Diff([]string{"edition", "from", "until", "priorities", "meeting"}, fields(form)); diff != "" {
		t.Error(diff)
	}
	if got := form.Fields[3].Value; got != "resilience,health,achievement,safety" {
		t.Errorf("ticked are %s", got)
	}
	given := map[string]string{"edition": "sixth", "from": "2027-04-01", "until": "2030-03-31", "priorities": "health,safety"}
	f.expect(f.card(officer, "plan add", given), "sixth", "Be healthy and active", "Stay safe")
	given["until"] = "2026-03-31"
	if again := f.ask(officer, "plan add", given); again.Form == nil {
		t.Error("a plan that ends before it begins is saved")
	}
	f.expect(f.card(collegeMember, "plan list", nil), "sixth", "Not yet in force")
	f.expect(f.card(collegeMember, "plan show 1", nil), "no agency yet")
	f.expect(f.card(collegeMember, "plan add", map[string]string{"edition": "seventh"}), "This is for the secretariat")
}
