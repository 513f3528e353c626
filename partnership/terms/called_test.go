package terms_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Within a sentence, people and groups go by names that people use, not by ids.
func TestWhatThingsAreCalled(t *testing.T) {
	file := readEverything(t)
	file.Bodies = append(file.Bodies, terms.Body{ID: "full", Name: "Full LSP"}, terms.Body{ID: "psg", Name: "Steering group"})
	file.Outsiders = append(file.Outsiders, terms.Outsider{ID: "cabinet-office", Title: "Anytown’s Cabinet"})
	youth := file.Body("youth-board")
	for id, want := range map[string]string{
		"chair": "the chair", "vice_chair": "the vice chair", "elected": "somebody whom the members there choose",
		"hospital": "the Hospital", "leader": "the Leader", "board": "the board", "full": "the Full LSP", "psg": "the steering group",
		"riverside": "the Riverside Partnership", "youth": "the Youth Partnership", "health-board": "the Health Board",
		"cabinet-office": "Anytown’s Cabinet", "board/vice": "the Hospital", "vice": "the Hospital",
		"volunteer": "Nominated by the voluntary sector", "one_per_member": "one per member", "": "",
	} {
		if got := file.CalledIn(youth, id); got != want {
			t.Errorf("%q is called %q, want %q", id, got, want)
		}
	}
	if got := file.CalledIn(nil, "vice"); got != "vice" {
		t.Errorf("a place is called %q where no body is spoken of", got)
	}
	if got, known := file.Called("vice"); known {
		t.Errorf("a place is called %q, whichever body’s it is", got)
	}
}
