package config

import (
	"fmt"
	"io"
	"log/slog"
)

// hidden is what anybody sees of a secret who does not ask for it by Reveal.
const hidden = "[secret]"

// Secret is a value that must not be shown. Whatever prints, logs or encodes it shows "[secret]", whether it is set or
// not. The zero value is a secret that is not set.
type Secret struct{ value string }

// NewSecret hides value.
func NewSecret(value string) Secret { return Secret{value} }

// Reveal returns the value itself, for the one place that needs it.
func (s Secret) Reveal() string { return s.value }

// IsSet tells whether there is a value at all.
func (s Secret) IsSet() bool { return s.value != "" }

// String returns "[secret]".
func (s Secret) String() string { return hidden }

// Format writes "[secret]" for every verb: %d or %x would otherwise look inside the struct.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, hidden) }

// LogValue returns "[secret]".
func (s Secret) LogValue() slog.Value { return slog.StringValue(hidden) }

// MarshalText returns "[secret]", for JSON and whatever else encodes text.
func (s Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }
