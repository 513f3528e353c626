package discord

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// fileHosts are where Discord keeps what people give it.
var fileHosts = []string{"cdn.discordapp.com", "media.discordapp.net"}

// fetch fetches the files of a form from Discord, as far as there is room for: one byte more says that one is too large.
func (d *Door) fetch(ctx context.Context, files map[string]file) (map[string]bot.File, error) {
	if len(files) == 0 {
		return nil, nil
	}
	all := make(map[string]bot.File, len(files))
	for _, name := range sortedKeys(files) {
		f := files[name]
		data, err := d.fetchOne(ctx, f.URL)
		if err != nil {
			return nil, err
		}
		all[name] = bot.File{Name: f.Name, Data: data}
	}
	return all, nil
}

func (d *Door) fetchOne(ctx context.Context, address string) ([]byte, error) {
	if !d.ofDiscord(address) {
		return nil, errors.New("fetch a file: its address is not Discord's")
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, errors.New("fetch a file: its address cannot be read")
	}
	request.Header.Set("User-Agent", userAgent)
	response, err := d.client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("fetch a file: %w", withoutAddress(err))
	}
	defer func() { _ = response.Body.Close() }() // all that matters of it is read
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("fetch a file: HTTP status %d", response.StatusCode)
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, ui.MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("fetch a file: %w", err)
	}
	return data, nil
}

// ofDiscord says whether an address is one of Discord's, or of whatever stands for it.
func (d *Door) ofDiscord(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	api, err := url.Parse(d.APIURL)
	return err == nil && u.Scheme == api.Scheme && u.Host == api.Host || u.Scheme == "https" && slices.Contains(fileHosts, u.Host)
}
