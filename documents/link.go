package documents

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// SafeLink is an address as a page, a Word file or a calendar may carry it, and "" for one that could do something else than
// lead somewhere: javascript:, data:, file:, an address with control characters or broken bytes, one with a name and password
// in it.
func SafeLink(address string) string {
	address = strings.TrimSpace(address)
	if address == "" || len(address) > maxLink || !utf8.ValidString(address) || strings.ContainsFunc(address, unsafeRune) {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil || u.User != nil {
		return ""
	}
	switch {
	case slices.Contains([]string{"https", "http"}, u.Scheme):
		if u.Host == "" {
			return ""
		}
	case slices.Contains([]string{"mailto", "tel"}, u.Scheme):
	case u.Scheme == "" && u.Host == "" && !strings.HasPrefix(address, "//") && !strings.HasPrefix(address, `\`):
	default:
		return ""
	}
	return u.String()
}

// maxLink is how long an address may be that browsers and Word open, in bytes.
const maxLink = 2000

func unsafeRune(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\\' }
