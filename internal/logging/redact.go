package logging

import (
	"regexp"
	"strings"
)

const hidden = "[secret]"

// words in a key that make its value a secret, whatever it looks like.
var words = []string{"token", "secret", "password", "passwd", "authorization", "cookie", "credential", "encryption_key", "api_key"}

func telling(key string) bool {
	key = strings.ReplaceAll(strings.ToLower(key), "-", "_")
	for _, word := range words {
		if strings.Contains(key, word) {
			return true
		}
	}
	return false
}

// shapes of secrets, each with what stays: enough to see that something stood there.
var shapes = []struct {
	pattern *regexp.Regexp
	stays   string
}{
	// Slack tokens: bot, user, configuration, refresh, app-level, and rotated ones (xoxe.xoxb-…).
	{regexp.MustCompile(`\bx(?:ox[a-z]|app)[-.][A-Za-z0-9.-]{8,}`), hidden},
	// Discord bot tokens: the application's id in base64, a time stamp, a signature.
	{regexp.MustCompile(`\b[A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,}`), hidden},
	// The name and password of a URL. A password may hold "@", so the last one before the path ends it.
	{regexp.MustCompile(`([a-z][a-z0-9+.-]*://)[^\s/"']*@`), "${1}" + hidden + "@"},
	// The header by which a request says who it is.
	{regexp.MustCompile(`(?i)\b(bearer|basic|bot) [A-Za-z0-9._~+/=-]{16,}`), "${1} " + hidden},
	// Addresses that are themselves the permission to post: Slack's response URLs and web hooks, Discord's interactions.
	{regexp.MustCompile(`(hooks\.slack\.com/[a-z-]+/)[A-Za-z0-9/_-]+`), "${1}" + hidden},
	{regexp.MustCompile(`(/(?:webhooks|interactions)/[0-9]+/)[A-Za-z0-9_-]{16,}`), "${1}" + hidden},
	// A secret in the query of a URL or the body of a form.
	{regexp.MustCompile(`(?i)\b([a-z_]*(?:token|secret|password)=)[^&\s"']+`), "${1}" + hidden},
}

// Redact replaces everything in text that is shaped like a secret.
func Redact(text string) string {
	for _, shape := range shapes {
		text = shape.pattern.ReplaceAllString(text, shape.stays)
	}
	return text
}
