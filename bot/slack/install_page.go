package slack

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"net/http"
)

// page is what somebody reads who installs the app.
type page struct {
	Status int
	Title  string
	Words  []string // a paragraph each
	Link   *link
}

type link struct{ Address, Label string }

var beginAgain = &link{installPath, "Begin again"}

const pageStyle = `body{font:1.125rem/1.5 system-ui,sans-serif;margin:0;color:#1d1c1d;background:#fff}` +
	`main{max-width:38rem;margin:3rem auto;padding:0 1rem}h1{font-size:1.5rem;line-height:1.25}a{color:#1264a3}`

//go:embed install_page.html
var pageSource string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"style": func() template.CSS { return pageStyle },
}).Parse(pageSource))

// pagePolicy allows our one style, by its hash, and nothing else.
var pagePolicy = func() string {
	hash := sha256.Sum256([]byte(pageStyle))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) +
		"'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
}()

// plainHeaders keep an address with a code in it out of caches and of other sites' logs.
func plainHeaders(h http.Header) {
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", pagePolicy)
}

func (s *Several) show(w http.ResponseWriter, p page) {
	var b bytes.Buffer
	if err := pageTemplate.Execute(&b, p); err != nil {
		s.log.Error("a page could not be drawn", "title", p.Title, "err", err)
	}
	plainHeaders(w.Header())
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(p.Status)
	_, _ = w.Write(b.Bytes()) // a browser that has gone reads nothing
}

// donePage is read when all went well.
func donePage(granted credentials, manage string) page {
	if granted.Team == "" {
		return page{
			Status: http.StatusOK, Title: "Secretariat is installed for " + granted.Name,
			Words: []string{
				"An administrator of the organisation now chooses in which of its workspaces it works.",
				"There, an administrator of the workspace opens Secretariat under Apps, and is told what comes next.",
			},
			Link: &link{manage, "Choose the workspaces"},
		}
	}
	return page{
		Status: http.StatusOK, Title: "Secretariat is installed in " + granted.Name,
		Words: []string{
			"You can close this page and go back to Slack.",
			"There, an administrator of the workspace opens Secretariat under Apps, and is told what comes next.",
		},
	}
}

// refusedPage is read by somebody who did not allow us in, or was not allowed to.
func refusedPage(code string) page {
	if code == "access_denied" {
		return page{
			Status: http.StatusOK, Title: "Nothing was installed", Link: beginAgain,
			Words: []string{"You cancelled, or your workspace did not allow it. Nothing has changed. In many workspaces only an administrator may install apps."},
		}
	}
	return failedPage(code)
}

// statePage is read by somebody whose installation we cannot vouch for.
func statePage(err error) page {
	p := page{Status: http.StatusBadRequest, Title: "Please begin again", Link: beginAgain}
	switch {
	case errors.Is(err, errStateStale):
		p.Words = []string{"More than ten minutes have passed since you began, so nothing was installed."}
	case errors.Is(err, errStateUsed):
		p.Words = []string{"This page was opened twice. If the first time said that Secretariat is installed, it is, and you need do nothing more."}
	default:
		p.Words = []string{
			"We cannot tell that it was you who began this, so nothing was installed.",
			"It may be that you came here by somebody else’s link, that you began in another browser, or that your browser keeps no cookies.",
		}
	}
	return p
}

// failures are the codes of oauth.v2.access (docs.slack.dev/reference/methods/oauth.v2.access) that somebody can act upon.
var failures = map[string]page{
	"invalid_code":      {Status: http.StatusBadRequest, Words: []string{"Slack’s permission is good for ten minutes and has run out. Nothing was installed."}},
	"code_already_used": {Status: http.StatusBadRequest, Words: []string{"This page was opened twice. If the first time said that Secretariat is installed, it is, and you need do nothing more."}},
	"cannot_install_an_org_installed_app": {Status: http.StatusConflict, Words: []string{
		"Secretariat is installed for your whole organisation already. An administrator of the organisation only has to add this workspace to it.",
	}},
	"bad_redirect_uri": {Status: http.StatusInternalServerError, Words: []string{
		"The address of this page is not among the redirect URLs of the app. Whoever runs it adds it under “OAuth & Permissions” on the app’s page at Slack, or prints the manifest again with the right --url.",
	}},
	"bad_client_secret": {Status: http.StatusInternalServerError, Words: []string{"The client secret of the app is wrong. Whoever runs it sets SLACK_CLIENT_SECRET anew, as the app’s page at Slack has it."}},
	"invalid_client_id": {Status: http.StatusInternalServerError, Words: []string{"The client id of the app is wrong. Whoever runs it sets SLACK_CLIENT_ID anew, as the app’s page at Slack has it."}},
	"invalid_scope":     {Status: http.StatusInternalServerError, Words: []string{"The app asks for something that it is not set up for. Whoever runs it gives Slack the manifest of this version."}},
}

// failedPage is read when Slack did not give us what was allowed.
func failedPage(code string) page {
	if p, known := failures[code]; known {
		p.Title, p.Link = "Secretariat could not be installed", beginAgain
		return p
	}
	p := page{Status: http.StatusBadGateway, Title: "Slack did not answer as it should", Link: beginAgain}
	p.Words = []string{"It is not certain whether Secretariat was installed. Beginning again does no harm."}
	if code != "" {
		p.Words = append(p.Words, fmt.Sprintf("Slack calls it %q.", code))
	}
	return p
}

// unkeptPage is read when we could not remember what Slack gave us.
func unkeptPage() page {
	return page{
		Status: http.StatusServiceUnavailable, Title: "This could not be saved just now", Link: beginAgain,
		Words: []string{"Slack allowed it, but we could not keep the permission. Wait a minute and begin again: it does no harm."},
	}
}
