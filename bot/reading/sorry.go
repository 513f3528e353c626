package reading

import (
	_ "embed"
	"html/template"
	"net/http"
)

//go:embed sorry.html
var sorrySource string

var sorryPage = template.Must(template.New("sorry").Parse(sorrySource))

// sorry says why there is nothing to read, and what to do.
func sorry(w http.ResponseWriter, status int, lead, next string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_ = sorryPage.Execute(w, struct{ Lead, Next string }{lead, next}) // a browser that has gone reads nothing
}
