package web

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed templates/*.html
var sources embed.FS

// All words reach a page through this one set, which escapes them for where they stand.
var pages = template.Must(template.New("").Funcs(template.FuncMap{
	"initials": initials,
	"inc":      func(i int) int { return i + 1 },
	"placed":   func(p Place, here, person string) placeView { return placeView{p, person, p.ID == here} },
}).ParseFS(sources, "templates/*.html"))

// placeView is a place as the list of one person shows it.
type placeView struct {
	Place
	Person string
	Here   bool
}

// page renders into memory first, so that a page is whole or is an error.
func (s *Server) page(w http.ResponseWriter, r *http.Request, name string, view any) {
	var b bytes.Buffer
	if err := pages.ExecuteTemplate(&b, name, view); err != nil {
		s.broken(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(b.Bytes()) // a browser that has gone reads nothing
}

// sorry is a page that says what is the matter.
type sorry struct{ Title, Words, Again string }

func (s *Server) sorry(w http.ResponseWriter, status int, view sorry) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_ = pages.ExecuteTemplate(w, "sorry", view) // the status is out; there is nobody else to tell
}

// broken is the page for what is nobody's doing.
func (s *Server) broken(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // the browser has gone elsewhere: that is no fault of ours, and nobody reads the page
	}
	s.Log.ErrorContext(r.Context(), "show page", "path", r.URL.Path, "err", err)
	s.sorry(w, http.StatusInternalServerError, sorry{
		Title: "This could not be read just now",
		Words: "Nothing is lost. Wait a moment and try again.",
		Again: r.URL.Path,
	})
}

// lost is the page for an address that leads nowhere.
func (s *Server) lost(w http.ResponseWriter, _ *http.Request) {
	s.sorry(w, http.StatusNotFound, sorry{
		Title: "There is nothing here",
		Words: "The address leads nowhere, or to a conversation that this person is not part of.",
	})
}

// role finds who one is by the path. Where it answers false, it has answered the browser.
func (s *Server) role(w http.ResponseWriter, r *http.Request) (cast, bool) {
	roles, err := s.Cast.Roles(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return cast{}, false
	}
	i := slices.IndexFunc(roles, func(role Role) bool { return role.ID == r.PathValue("person") })
	if i < 0 {
		s.lost(w, r)
		return cast{}, false
	}
	return cast{Me: roles[i], Roles: roles}, true
}

// cast is everybody, and who one is.
type cast struct {
	Me    Role
	Roles []Role
}

// group is the roles of one kind, in their order.
type group struct {
	Name  string
	Roles []Role
}

func grouped(roles []Role) []group {
	var groups []group
	for _, role := range roles {
		i := slices.IndexFunc(groups, func(g group) bool { return g.Name == role.Group })
		if i < 0 {
			i = len(groups)
			groups = append(groups, group{Name: role.Group})
		}
		groups[i].Roles = append(groups[i].Roles, role)
	}
	return groups
}

// initials are what stands in for a portrait: of at most two words, the small ones left out.
func initials(name string) string {
	var found []rune
	for word := range strings.FieldsFuncSeq(name, func(c rune) bool { return !unicode.IsLetter(c) && c != '\'' && c != '’' }) {
		if c, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(c) && word != "The" && len(found) < 2 {
			found = append(found, c)
		}
	}
	if len(found) == 0 && name != "" {
		c, _ := utf8.DecodeRuneInString(name)
		return string(unicode.ToUpper(c))
	}
	return string(found)
}
