package storage_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/storage"
)

func TestWhatPeopleCallSomebody(t *testing.T) {
	for _, c := range []struct{ name, address, called, want string }{
		{"Brenda Example", "", "", "Brenda Example"},
		{"Brenda Example", "Cllr", "", "Cllr Brenda Example"},
		{"Elizabeth Example", "Dr", "Liz Example", "Dr Liz Example"},
		{"Elizabeth Example", "", "Liz", "Liz"},
		{"Cllr Brenda Example", "Cllr", "", "Cllr Brenda Example"},
		{"Drake Example", "Dr", "", "Dr Drake Example"},
	} {
		p := storage.Person{Name: c.name, Extra: map[string]string{storage.KeptAddress: c.address, storage.KeptCalled: c.called}}
		if got := p.Called(); got != c.want {
			t.Errorf("%+v is called %q, not %q", c, got, c.want)
		}
	}
}
