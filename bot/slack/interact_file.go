package slack

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// fetch reads the files of a form from Slack; of a field with several, the first.
func (d *Door) fetch(ctx context.Context, in Install, files map[string][]file) (map[string]bot.File, error) {
	if len(files) == 0 {
		return nil, nil
	}
	all := make(map[string]bot.File, len(files))
	for name, given := range files {
		data, err := d.download(ctx, in, given[0].URL)
		if err != nil {
			return nil, fmt.Errorf("fetch a file: %w", err)
		}
		all[name] = bot.File{Name: given[0].Name, Data: data}
	}
	return all, nil
}

// download reads one file, as far as there is room for: one byte more says that it is too large. Whoever cannot be
// authorised gets a page to log in on, with status 200, instead of the file (slack-go issue 1284).
func (d *Door) download(ctx context.Context, in Install, address string) ([]byte, error) {
	if !d.slacks(address) {
		return nil, fmt.Errorf("%.80q is no address of Slack's", address)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+in.Token)
	response, err := d.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer func() { _ = response.Body.Close() }() // all that matters of it has been read
	if response.StatusCode != http.StatusOK || strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
		return nil, fmt.Errorf("HTTP status %d, %s", response.StatusCode, response.Header.Get("Content-Type"))
	}
	return io.ReadAll(io.LimitReader(response.Body, ui.MaxFile+1))
}

// slacks says whether our token may be shown to an address: to the host of the Web API, and to those of Slack and GovSlack.
func (d *Door) slacks(address string) bool {
	u, err := url.Parse(address)
	api, wrong := url.Parse(d.APIURL)
	if err != nil || wrong != nil {
		return false
	}
	if u.Scheme == api.Scheme && u.Host == api.Host {
		return true
	}
	host := "." + u.Hostname()
	return u.Scheme == "https" && (strings.HasSuffix(host, ".slack.com") || strings.HasSuffix(host, ".slack-gov.com"))
}
