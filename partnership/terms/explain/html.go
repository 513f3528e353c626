package explain

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
)

//go:embed page.html
var pageSource string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"anchor": func(key string) string { return strings.ReplaceAll(key, "/", "-") },
}).Parse(pageSource))

// HTML writes the document as one page that stands alone: it loads nothing, runs nothing, and reads well aloud and on
// paper.
func (d Document) HTML(w io.Writer) error {
	if err := page.Execute(w, d); err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	return nil
}
