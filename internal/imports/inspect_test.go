package imports

import (
	"strings"
	"testing"
)

// The walls stand: each of these files would fail, and its honest neighbour would not.
func TestAWrongImportIsFound(t *testing.T) {
	own := func(folder string) string { return module + "/" + folder }
	for _, test := range []struct {
		file, imported string
		want           string // "" for an import that is allowed
	}{
		{"partnership/agenda.go", own("partnership/terms"), ""},
		{"partnership/agenda.go", own("storage"), "partnership may not import storage"},
		{"partnership/agenda.go", own("bot"), "partnership may not import bot"},
		{"partnership/agenda.go", "log/slog", "is a pure room and imports log/slog"},
		{"partnership/agenda.go", "net/url", ""},
		{"partnership/agenda_test.go", "os", ""},
		{"partnership/agenda_test.go", own("partnership"), ""},
		{"partnership/agenda_test.go", own("examples"), ""},
		{"partnership/agenda.go", own("examples"), "may not import examples"},
		{"partnership/calendar/easter.go", own("partnership"), "may not import partnership"},
		{"commands/agenda_add.go", own("partnership/diary"), ""},
		{"commands/agenda_add.go", own("storage"), "commands may not import storage"},
		{"commands/agenda_add.go", own("bot/web"), "commands may not import bot/web"},
		{"bot/ui/card.go", own("bot"), "bot/ui may not import bot"},
		{"bot/dispatch.go", own("commands"), "bot may not import commands"},
		{"bot/dispatch.go", own("storage/redis"), "bot may not import storage/redis"},
		{"bot/web/page.go", own("partnership"), "bot/web may not import partnership"},
		{"bot/web/page.go", "github.com/slack-go/slack", "may not import github.com/slack-go/slack"},
		{"bot/slack/door.go", "github.com/slack-go/slack/slackevents", ""},
		{"bot/discord/door.go", "github.com/slack-go/slack", "may not import github.com/slack-go/slack"},
		{"storage/book.go", "github.com/redis/go-redis/v9", "storage may not import github.com/redis/go-redis/v9"},
		{"storage/redis/store.go", "github.com/redis/go-redis/v9", ""},
		{"storage/redis/store.go", "github.com/alicebob/miniredis/v2", "may not import github.com/alicebob/miniredis/v2"},
		{"storage/redis/store_test.go", "github.com/alicebob/miniredis/v2", ""},
		{"storage/bolt/store.go", "go.etcd.io/bbolt", ""},
		{"storage/bolt/store.go", own("storage/redis"), "may not import storage/redis"},
		{"storage/bolt/store_test.go", "github.com/stretchr/testify/assert", "may not import github.com/stretchr/testify/assert"},
		{"cmd/secretariat/main.go", own("storage/redis"), ""},
		{"util/helper.go", "fmt", "the folder util is not in the table of rooms"},
		{"main.go", "fmt", "the folder . is not in the table of rooms"},
	} {
		t.Run(test.file+" "+test.imported, func(t *testing.T) {
			got := strings.Join(inspect(t, test.file, []byte("package p\nimport _ \""+test.imported+"\"\n")), "\n")
			if test.want == "" && got != "" || !strings.Contains(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestAPureRoomIsToldTheTime(t *testing.T) {
	source := []byte("package p\nimport \"time\"\nvar now = time.Now\nvar day = 24 * time.Hour\n")
	if got := inspect(t, "partnership/meeting.go", source); len(got) != 1 || !strings.Contains(got[0], "meeting.go:3") {
		t.Errorf("got %q", got)
	}
	if got := inspect(t, "storage/clock.go", source); got != nil {
		t.Errorf("a room with a clock: %q", got)
	}
}
