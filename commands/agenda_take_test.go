package commands_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/internal/demo"
)

func TestAnItemThatAColleagueHasIsTakenOverOnlyOnPurpose(t *testing.T) {
	f := front{t, open(t)}
	officer, colleague := string(demo.Officer), string(demo.Colleague)
	f.card(collegeMember, "agenda submit", map[string]string{"title": "Winter warm spaces", "wants": "discuss"})
	f.expect(f.card(officer, "agenda/take/LSP-001", nil), "is with you.")
	f.expect(f.card(officer, "agenda/take/LSP-001", nil), "is with you.")
	f.expect(f.card(colleague, "agenda/take/LSP-001", nil), "Secretariat officer has got this already", "Take it over")
	f.expect(f.card(officer, "agenda/take/LSP-001", nil), "is with you.")
	f.expect(f.card(colleague, "agenda/take/LSP-001/yes", nil), "is with you.")
	f.expect(f.card(officer, "agenda/take/LSP-001", nil), "Lead policy officer has got this already")
}
