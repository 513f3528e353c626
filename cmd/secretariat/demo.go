package main

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/internal/config"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/internal/logging"
	"github.com/partnership-secretariat/secretariat/internal/ops"
)

type demoCommand struct {
	Addr     string `default:"127.0.0.1:8090" placeholder:"HOST:PORT" help:"Where to listen: this machine only. Port 0 takes a free one."`
	DataDir  string `name:"data-dir" placeholder:"DIR" help:"Keep what happens here; without it nothing is left behind."`
	RedisURL string `name:"redis-url" placeholder:"URL" help:"Keep it in this Redis instead."`
	Today    string `placeholder:"2027-02-15" xor:"begin" help:"The date on which a new demonstration begins; without it, today."`
	Year     bool   `xor:"begin" help:"Begin with a year behind it: 2027, played before the demonstration opens."`
}

// Run serves the demonstration until it is interrupted.
func (c demoCommand) Run(w world) error {
	log := logging.New(w.logs, config.Config{}.LogLevel)
	listener, err := c.listen(w.ctx)
	if err != nil {
		return err
	}
	defer func() { _ = listener.Close() }()
	settings := c.platforms(w, log)
	if settings.PublicURL == "" { // documents and calendars are opened on this machine, as long as the demonstration runs
		var key [32]byte
		_, _ = rand.Read(key[:]) // it never fails (Go 1.24)
		settings.PublicURL, settings.EncryptionKey = "http://"+listener.Addr().String(), config.NewSecret(base64.StdEncoding.EncodeToString(key[:]))
	}
	dir, leave, err := c.directory()
	if err != nil {
		return err
	}
	defer leave()
	settings.RedisURL, settings.DataDir = config.NewSecret(c.RedisURL), dir
	store, err := trustedStore(w.ctx, settings, log)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }()

	begin, err := c.begin()
	if err != nil {
		return err
	}
	if c.Year {
		_, _ = fmt.Fprintln(w.out, "\n  The year 2027 of the Lewisham Strategic Partnership is played first: some seconds.")
	}
	metrics := ops.NewMetrics(version)
	d, err := demo.New(w.ctx, demo.Options{Store: store, Log: log, Begin: begin, Metrics: metrics, Year: c.Year})
	if err != nil {
		return err
	}
	health := ops.Handler(store.Ready, metrics, log)
	ctx, cancel := context.WithCancel(w.ctx)
	defer cancel()
	open, err := openDoors(ctx, settings, house{
		books: d.Books, desk: d.Desk, office: d.Office, metrics: metrics, log: log, book: demo.Book, shared: c.RedisURL != "",
	}, discord.One(demo.Book))
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("/", open.mount(d.Web))
	mux.Handle("/p/", publicPages(d.Books, log))
	_, _ = fmt.Fprintf(w.out, "\n  Secretariat, the demonstration: open\n\n    http://%[1]s/\n\n  What is made public in it is at http://%[1]s/p/%[2]s/\n  %[3]s Stop it with Ctrl+C.\n\n",
		listener.Addr(), demo.Book, c.says(open.platforms()))

	go func() { <-ctx.Done(); d.Web.Close() }()
	return together(ctx, d.Office.Run, open.run, func(ctx context.Context) error { return ops.ServeOn(ctx, listener, beside(health, mux)) })
}

// platforms are the settings of the environment: those platforms whose tokens are set are started too, on the same book.
// Nothing that is wrong there keeps the demonstration from opening.
func (c demoCommand) platforms(w world, log *slog.Logger) config.Config {
	settings, err := config.Load(config.Flags{}, w.getenv)
	if err != nil {
		log.Warn("the settings of other platforms cannot be read, so only the web chat is open", "err", err)
		return config.Config{}
	}
	settings.SMTPURL = config.Secret{} // a demonstration writes to nobody
	return settings
}

// listen takes the address, which must be of this machine alone: anybody who reaches the demonstration can be anybody.
func (c demoCommand) listen(ctx context.Context) (net.Listener, error) {
	host, _, err := net.SplitHostPort(c.Addr)
	if err != nil {
		return nil, fmt.Errorf("read --addr: %w", err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("--addr %s is not an address of this machine alone: use 127.0.0.1", c.Addr)
	}
	return listen(ctx, c.Addr, "--addr 127.0.0.1:0 takes a free one")
}

// directory is where the embedded store lies; without one given, a temporary one that is removed at the end.
func (c demoCommand) directory() (string, func(), error) {
	if c.DataDir != "" {
		return c.DataDir, func() {}, nil
	}
	dir, err := os.MkdirTemp("", "secretariat-demo-")
	if err != nil {
		return "", nil, fmt.Errorf("make a temporary directory: %w (name one: --data-dir DIR)", err)
	}
	return dir, func() { _ = os.RemoveAll(dir) }, nil
}

// says is where what happens goes, and what becomes of it.
func (c demoCommand) says(platforms []string) string {
	kept := "nothing is kept when you stop it."
	switch {
	case c.RedisURL != "":
		kept = "what happens is kept in Redis."
	case c.DataDir != "":
		kept = "what happens is kept in " + filepath.Clean(c.DataDir) + "."
	case len(platforms) == 0:
		return "Nothing leaves this machine, and " + kept
	}
	if len(platforms) > 0 {
		return "It is open in " + strings.Join(platforms, " and ") + " too: whoever writes to the app there is asked whom to be.\n  " + upperFirst(kept)
	}
	return upperFirst(kept)
}

func upperFirst(words string) string { return strings.ToUpper(words[:1]) + words[1:] }

func (c demoCommand) begin() (time.Time, error) {
	if c.Today == "" {
		return time.Time{}, nil
	}
	day, err := time.Parse(time.DateOnly, c.Today)
	if err != nil {
		return time.Time{}, fmt.Errorf("read --today: write it like 2027-02-15")
	}
	return day.Add(10 * time.Hour), nil
}
