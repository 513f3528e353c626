package site

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// The pages of which there is one each.
const (
	homePath      = "index.html"
	groupsPath    = "groups.html"
	meetingsPath  = "meetings.html"
	decisionsPath = "decisions.html"
	documentsPath = "documents.html"
	termsPath     = "terms.html"
	newsPath      = "news.html"
	contactsPath  = "contacts.html"
	accessPath    = "accessibility.html"
	aboutPath     = "about.html"
)

// Names of pages are made of references, which hold letters, digits and hyphens: never of what somebody typed.

func groupPath(id partnership.BodyID) string   { return "groups/" + string(id) + ".html" }
func membersPath(id partnership.BodyID) string { return "members/" + string(id) + ".html" }
func newsOf(n int) string                      { return fmt.Sprintf("news/%d.html", n) }
func reportOf(n int) string                    { return fmt.Sprintf("reports/%d.html", n) }

func meetingPath(m *partnership.Meeting) string { return "meetings/" + lowerRef(m) + ".html" }
func agendaPath(m *partnership.Meeting) string  { return "agendas/" + lowerRef(m) + ".html" }
func notesPath(m *partnership.Meeting) string   { return "notes/" + lowerRef(m) + ".html" }

func lowerRef(m *partnership.Meeting) string { return strings.ToLower(string(m.Ref)) }

// ofYear is a page of one year of many: meetings-2027.html.
func ofYear(path string, year int) string {
	return fmt.Sprintf("%s-%04d.html", strings.TrimSuffix(path, ".html"), year)
}

// yearOf reads such a name.
func yearOf(path string) (list string, year int, ok bool) {
	stem, digits, _ := strings.Cut(strings.TrimSuffix(path, ".html"), "-")
	year, err := strconv.Atoi(digits)
	list = stem + ".html"
	return list, year, err == nil && ofYear(list, year) == path
}

// clean says that every part of a page's name is of letters, digits and hyphens, with one ending: it leads nowhere else, on
// any system.
func clean(path string) bool {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		stem := part
		if i == len(parts)-1 {
			stem, _, _ = strings.Cut(part, ".")
			ending := strings.TrimPrefix(part[len(stem):], ".")
			if ending == "" || strings.Trim(ending, "abcdefghijklmnopqrstuvwxyz") != "" {
				return false
			}
		}
		if stem == "" || len(part) > 100 || strings.Trim(stem, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			return false
		}
	}
	return len(parts) <= 2
}
