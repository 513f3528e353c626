package config_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/internal/config"
)

func TestASecretIsNeverShown(t *testing.T) {
	const value = "hunter2"
	c := config.Config{RedisURL: config.NewSecret(value)}
	var shown bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&shown, verb+"\n", c)
		fmt.Fprintf(&shown, verb+"\n", &c)
		fmt.Fprintf(&shown, verb+"\n", c.RedisURL)
	}
	shown.WriteString(c.RedisURL.String())
	for _, log := range []*slog.Logger{slog.New(slog.NewJSONHandler(&shown, nil)), slog.New(slog.NewTextHandler(&shown, nil))} {
		log.Info("settings", "config", c, "redis", c.RedisURL)
	}
	encoded, err := json.Marshal(map[string]any{"config": c, "redis": c.RedisURL})
	if err != nil {
		t.Fatal(err)
	}
	shown.Write(encoded)

	for _, trace := range []string{value, fmt.Sprintf("%x", value)} {
		if strings.Contains(shown.String(), trace) {
			t.Errorf("found %q in\n%s", trace, shown.String())
		}
	}
	if !strings.Contains(string(encoded), `"redis":"[secret]"`) {
		t.Errorf("JSON is %s", encoded)
	}
}
