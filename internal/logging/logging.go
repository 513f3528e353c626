// Package logging writes the log: one JSON object a line, with secrets taken out.
//
// It knows what secrets look like and what they are called. It does not know where they came from: redaction is the net
// under config.Secret, for a token inside an error of a library or the address of a request.
package logging

import (
	"encoding/json"
	"io"
	"log/slog"
	"slices"
)

// New returns a logger that writes JSON lines to w from level upwards. Values under a telling key ("token",
// "authorization", …) are replaced whole; anything shaped like a secret is replaced wherever it stands, in the message too.
func New(w io.Writer, level slog.Leveler) *slog.Logger {
	return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: level, ReplaceAttr: redactAttr}))
}

// redactAttr is called by slog for every attribute that is not a group, the message among them.
func redactAttr(groups []string, a slog.Attr) slog.Attr {
	if len(groups) == 0 && (a.Key == slog.TimeKey || a.Key == slog.LevelKey) {
		return a
	}
	if telling(a.Key) || slices.ContainsFunc(groups, telling) {
		return slog.String(a.Key, hidden)
	}
	switch a.Value.Kind() {
	case slog.KindString:
		return slog.String(a.Key, Redact(a.Value.String()))
	case slog.KindAny:
		return redactAny(a)
	default: // numbers, times and truth values have no room for a secret
		return a
	}
}

func redactAny(a slog.Attr) slog.Attr {
	if err, ok := a.Value.Any().(error); ok {
		return slog.String(a.Key, Redact(err.Error()))
	}
	encoded, err := json.Marshal(a.Value.Any())
	if err != nil {
		return slog.String(a.Key, "[cannot be encoded]") // the reason could repeat the value
	}
	var tree any
	if err := json.Unmarshal(encoded, &tree); err != nil {
		return slog.String(a.Key, hidden)
	}
	return slog.Any(a.Key, redactTree(tree))
}

// redactTree walks what json.Unmarshal makes of any value.
func redactTree(tree any) any {
	switch node := tree.(type) {
	case string:
		return Redact(node)
	case []any:
		for i := range node {
			node[i] = redactTree(node[i])
		}
	case map[string]any:
		for key := range node {
			if telling(key) {
				node[key] = hidden
				continue
			}
			node[key] = redactTree(node[key])
		}
	}
	return tree
}
