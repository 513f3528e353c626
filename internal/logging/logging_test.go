package logging_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/internal/logging"
)

// The secrets have the true shapes. They are put together here so that nothing that scans source takes them for real.
var (
	digits  = strings.Repeat("1", 12)
	secrets = map[string]string{
		"Slack bot token":          "xox" + "b-" + digits + "-" + digits + "-" + strings.Repeat("aB3", 8),
		"Slack user token":         "xox" + "p-" + digits + "-" + strings.Repeat("aB3", 8),
		"Slack rotated token":      "xox" + "e.xox" + "b-1-" + strings.Repeat("aB3", 20),
		"Slack app token":          "xap" + "p-1-A" + digits + "-" + digits + "-" + strings.Repeat("0f", 32),
		"Discord bot token":        "M" + strings.Repeat("Tk4", 8) + "." + "Gx" + "yZ12" + "." + strings.Repeat("aB_", 12) + "xy",
		"Discord newer, longer id": "MTA" + strings.Repeat("k4z", 7) + "Nj." + "Gxy" + "Z12" + "." + strings.Repeat("a-9", 13),
		"password":                 "hun" + "ter2!pa@ss",
		"response":                 strings.Repeat("9Ab", 9),
		"interaction":              strings.Repeat("aW5", 20),
		"header":                   strings.Repeat("c2V", 9),
		"form":                     "let" + "mein",
	}
)

func find(t *testing.T, text string) {
	t.Helper()
	for name, value := range secrets {
		if strings.Contains(text, value) {
			t.Errorf("%s stands in\n%s", name, text)
		}
	}
}

func TestSecretsNeverReachTheLog(t *testing.T) {
	for name, value := range secrets {
		// The last ones have no shape of their own: they are known by where they stand.
		pattern, found := map[string]string{
			"password":    "redis://clerk:%s@redis.example:6379/0",
			"response":    "https://hooks.slack.com/commands/T1/2/%s",
			"interaction": "https://discord.example/api/v10/interactions/1234/%s/callback",
			"header":      "Authorization: Bot %s",
			"form":        "https://slack.example/api?refresh_token=%s&x=1",
		}[name]
		if !found {
			pattern = "%s"
		}
		text := "dial " + fmt.Sprintf(pattern, value) + ": refused"
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			log := logging.New(&out, slog.LevelDebug)
			log.Info(text)
			log.Info("string", "detail", text)
			log.Info("error", "error", fmt.Errorf("open store: %w", errors.New(text)))
			log.Info("any", "detail", map[string]any{"list": []string{text}})
			log.Info("stringer", "detail", url.URL{Scheme: "https", Path: text})
			log.With("detail", text).WithGroup("group").Info("with", slog.Group("inner", "detail", text))
			find(t, out.String())
			if got := strings.Count(out.String(), "[secret]"); got < 7 {
				t.Errorf("redacted %d times, want at least 7:\n%s", got, out.String())
			}
		})
	}
}

func TestATellingKeyHidesWhateverItHolds(t *testing.T) {
	var out bytes.Buffer
	log := logging.New(&out, slog.LevelInfo)
	const value = "plain"
	for _, key := range []string{"token", "SLACK_BOT_TOKEN", "Authorization", "client_secret", "Set-Cookie", "password", "X-Api-Key"} {
		log.Info("flat", key, value)
		log.Info("nested", "request", map[string]any{"header": map[string]any{key: []string{value}}})
		log.WithGroup(key).Info("grouped", "x", value)
	}
	log.Info("number", "password", 1234)
	if text := out.String(); strings.Contains(text, value) || strings.Contains(text, "1234") {
		t.Errorf("a value stands in\n%s", text)
	}
}

func TestOrdinaryTextStays(t *testing.T) {
	for _, text := range []string{
		"LSP-147 was included in FULL-2027-03",
		"GET http://127.0.0.1:8080/healthz 200",
		"chair@lewisham.example agreed at 14:00",
		"https://example.org/papers?item=LSP-147",
		"partnership-secretariat.example.org/archive",
		"The bot posted it; a token of thanks",
		"sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
	} {
		if got := logging.Redact(text); got != text {
			t.Errorf("Redact(%q) = %q", text, got)
		}
	}
}

func TestALineIsOneJSONObject(t *testing.T) {
	var out bytes.Buffer
	log := logging.New(&out, slog.LevelInfo)
	log.Debug("not written")
	log.Warn("slow append", "took", 3, "channel", make(chan int))
	var line map[string]any
	if err := json.Unmarshal(out.Bytes(), &line); err != nil {
		t.Fatal(err)
	}
	if line["level"] != "WARN" || line["msg"] != "slow append" || line["took"] != 3.0 || line["channel"] != "[cannot be encoded]" {
		t.Errorf("got %v", line)
	}
}
