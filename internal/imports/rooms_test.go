package imports

// Libraries by the names that the table uses.
const (
	bbolt      = "go.etcd.io/bbolt/..."
	cmp        = "github.com/google/go-cmp/..."
	cron       = "github.com/robfig/cron/v3"
	discordgo  = "github.com/bwmarrin/discordgo/..."
	gomail     = "github.com/wneessen/go-mail/..."
	goldmark   = "github.com/yuin/goldmark/..."
	jsonschema = "github.com/santhosh-tekuri/jsonschema/v6/..."
	miniredis  = "github.com/alicebob/miniredis/v2/..."
	rapid      = "pgregory.net/rapid"
	rate       = "golang.org/x/time/rate"
	redis      = "github.com/redis/go-redis/v9/..."
	rrule      = "github.com/teambition/rrule-go"
	slack      = "github.com/slack-go/slack/..."
	testscript = "github.com/rogpeppe/go-internal/..."
	websocket  = "github.com/gorilla/websocket"
	ximage     = "golang.org/x/image/..."
	yaml       = "go.yaml.in/yaml/v4"
)

// room is one folder of the house. A path that ends in "/..." means the folder and everything below it.
type room struct {
	folder string
	// What its files may import beside the standard library; folders of this module by their path from its root.
	may []string
	// What its tests may import beside that, and beside whatAllTestsMay.
	testsMay []string
	// A pure room has no clock, no files, no network and no log, in its own files; its tests may have them.
	pure bool
}

// whatAllTestsMay also holds the folder itself, for tests written from outside.
var whatAllTestsMay = []string{cmp, rapid, testscript, "examples"}

// rooms is the table. A folder with Go files that no row names fails the test; of several rows the longest folder counts.
var rooms = []room{
	{folder: "partnership", may: []string{"partnership/terms", "partnership/terms/headcount", "partnership/terms/quorate", "partnership/calendar"}, pure: true},
	{folder: "partnership/terms", may: []string{"partnership/calendar", "partnership/terms/headcount", "internal/spelling", yaml}, testsMay: []string{jsonschema}, pure: true},
	{folder: "partnership/terms/headcount", pure: true},
	// What people read of a terms file, and what follows from it.
	{folder: "partnership/terms/explain", may: []string{"partnership/terms", "partnership/terms/headcount", "partnership/terms/quorate", "partnership/calendar"}, pure: true},
	{folder: "partnership/terms/quorate", may: []string{"partnership/terms", "partnership/terms/headcount", "partnership/calendar"}, pure: true},
	{folder: "partnership/terms/plan", may: []string{"partnership/terms", "partnership/calendar"}, pure: true},
	// Who holds which place, as a clerk writes it down.
	{folder: "partnership/roster", may: []string{"partnership/terms", "internal/spelling"}, pure: true},
	{folder: "partnership/calendar", may: []string{rrule, cron}, pure: true},
	{folder: "partnership/diary", may: []string{"partnership/..."}, pure: true},

	{folder: "commands/...", may: []string{"commands/setup", "internal/spelling", "partnership/...", "bot", "bot/ui", "documents/...", "wording"}, testsMay: []string{"bot/bottest", "bot/web", "storage/...", "internal/demo"}},
	// How things are called, in the chat and in documents.
	{folder: "wording", may: []string{"partnership/...", "bot/ui"}, pure: true},
	// A document is a pure function of the state; what it is written as lies below.
	// What the tests of documents share.
	{folder: "documents/word/wordtest", may: []string{"bot/ui", "documents", "documents/documentstest", cmp}, testsMay: []string{"documents/..."}},
	{folder: "documents/documentstest", may: []string{"bot/ui", "documents", "partnership/calendar", cmp}},
	{folder: "documents/...", may: []string{"partnership/...", "bot/ui", "wording", "documents/...", goldmark, ximage}, testsMay: []string{"bot/bottest", "commands", "storage/...", "internal/..."}},
	{folder: "site/...", may: []string{"partnership/...", "bot/ui", "wording", "documents/...", goldmark}, testsMay: []string{"bot/bottest", "commands", "storage/...", "internal/..."}},

	{folder: "bot", may: []string{"bot/ui", "internal/spelling", "partnership/...", "storage", cron, rate}, testsMay: []string{"storage/..."}},
	{folder: "bot/ui", pure: true},
	{folder: "bot/bottest/...", may: []string{"bot/...", "commands", "storage/...", "partnership/...", "examples", "internal/demo/..."}},
	{
		folder: "bot/slack", may: []string{"bot", "bot/doors", "bot/ui", "storage", slack, websocket, rate, yaml},
		testsMay: []string{"bot/bottest/...", "bot/slack/fakeslack", "commands", "partnership", "storage/...", "internal/demo/...", "internal/testclock"},
	},
	// A Slack for tests: it knows Slack and nothing of us. Its own tests let two real clients loose on it.
	{folder: "bot/slack/fakeslack", may: []string{"internal/testclock", websocket}, testsMay: []string{slack}},
	// What all doors remember, each for itself.
	{folder: "bot/doors", may: []string{"bot"}},
	{
		folder: "bot/discord", may: []string{"bot", "bot/doors", "bot/ui", "storage", discordgo, rate, websocket},
		testsMay: []string{"bot/bottest/...", "bot/discord/fakediscord", "commands", "partnership/...", "storage/...", "internal/demo/...", "internal/testclock"},
	},
	// A Discord for tests, which knows nothing of us either.
	{folder: "bot/discord/fakediscord", may: []string{"internal/testclock", websocket}, testsMay: []string{discordgo, jsonschema}},
	{
		folder: "bot/email", may: []string{"bot", "bot/doors", "bot/sealed", "bot/ui", "storage", gomail},
		testsMay: []string{"bot/bottest", "commands", "partnership/...", "storage/...", "internal/demo/..."},
	},
	// Calendars at their addresses. It takes in nothing that people do.
	// The tokens of addresses that are keys.
	{folder: "bot/sealed"},
	{folder: "bot/reading", may: []string{"bot", "bot/sealed", "storage"}, testsMay: []string{"bot/ui", "bot/bottest", "commands", "partnership/...", "storage/...", "internal/demo/..."}},
	{folder: "bot/feed", may: []string{"bot", "documents/ics", "partnership", "storage", rate}, testsMay: []string{"bot/bottest", "commands", "partnership/...", "storage/...", "internal/demo/..."}},
	// The web chat has no server of its own that could keep its messages: the store does. Its tests start the whole thing.
	{folder: "bot/web/...", may: []string{"bot", "bot/ui", "storage"}, testsMay: []string{"bot/bottest", "commands", "storage/...", "partnership/..."}},

	// Events hold dates; a book that is opened reads the terms that it adopted.
	{folder: "storage", may: []string{"partnership", "partnership/calendar", "partnership/terms"}, testsMay: []string{"storage/...", "partnership/..."}},
	{folder: "storage/redis", may: []string{"storage", redis}, testsMay: []string{"storage/...", "partnership", miniredis}},
	{folder: "storage/bolt", may: []string{"storage", bbolt}, testsMay: []string{"storage/...", bbolt}},
	{folder: "storage/archive", may: []string{"storage"}, testsMay: []string{"storage/..."}},
	{folder: "storage/storagetest/...", may: []string{"storage/...", redis, cmp, rapid}, testsMay: []string{"storage/...", miniredis}},

	// The embedded terms of reference and nothing else.
	{folder: "examples", testsMay: []string{"partnership/..."}},

	// Wiring and tools of the project: they join what must not know each other.
	{folder: "internal/spelling", pure: true},
	{folder: "cmd/...", may: []string{"..."}},
	{folder: "internal/...", may: []string{"..."}},
}

// unfit is what a pure room leaves out of the standard library.
var unfit = []string{"context", "database/sql", "io/fs", "log/...", "math/rand/...", "crypto/rand", "net", "net/http/...", "os/...", "runtime/...", "syscall", "testing/..."}

// clock is what package time offers that reads or waits for the machine's clock.
var clock = []string{"After", "AfterFunc", "NewTicker", "NewTimer", "Now", "Since", "Sleep", "Tick", "Until"}
