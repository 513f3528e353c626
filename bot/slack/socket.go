package slack

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"github.com/partnership-secretariat/secretariat/bot/doors"
)

const (
	longestSocketRest = 30 * time.Second
	longerRest        = time.Minute // before we ask again where there are too many connections, or a workspace is being moved
	steadyAfter       = time.Minute // a connection that held so long was no failure
)

// offError says that connecting again is of no use: somebody has to change something first.
type offError struct{ cause error }

func (e *offError) Error() string { return "slack: Socket Mode has ended: " + e.cause.Error() }

func (e *offError) Unwrap() error { return e.cause }

// Listen is the way in by Socket Mode: it keeps connections to Slack open and takes in what comes over them, until the
// context ends, or Slack says that it is of no use. It returns when what was acknowledged has been done.
//
// This is a loop of our own, because slack-go's gives no chance to pause between connections, to acknowledge what it cannot
// read, nor to have the next one ready before Slack takes one away.
func (d *Door) Listen(ctx context.Context) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var lines sync.WaitGroup
	for n := range d.Sockets {
		lines.Go(func() {
			if n > 0 && !d.sleep(ctx, time.Duration(n)*time.Second) { // not all at once
				return
			}
			if err := d.keepOpen(ctx); err != nil {
				stop(err)
			}
		})
	}
	lines.Wait()
	d.wires.Wait()
	d.Wait()
	if why := context.Cause(ctx); isOff(why) {
		d.Log.Error("Socket Mode has ended", "err", why)
		return why
	}
	return nil
}

// keepOpen opens one connection after the other. After a failure it rests, longer each time, and always a little by chance,
// also after those that Slack ended at once: connecting without a pause is how a client is locked out.
func (d *Door) keepOpen(ctx context.Context) error {
	for failures := 0; ctx.Err() == nil; failures++ {
		began := d.Now()
		why := d.connection(ctx)
		if isOff(why) {
			return why
		}
		if d.Now().Sub(began) >= steadyAfter {
			failures = 0
		}
		rest := socketRest(failures, why)
		if ctx.Err() == nil {
			d.Log.Info("a connection to Slack has ended", "err", why, "again in", rest.String())
			d.sleep(ctx, rest)
		}
	}
	return nil
}

func isOff(err error) bool {
	_, off := errors.AsType[*offError](err)
	return off
}

// socketRest is how long to rest before the next connection.
func socketRest(failures int, why error) time.Duration {
	rest := min(500*time.Millisecond<<min(failures, 10), longestSocketRest)
	if refused, ok := errors.AsType[*Error](why); ok && refused.Wait > rest {
		rest = refused.Wait
	}
	if errors.Is(why, errTooMany) || classOf(why) == moving {
		rest = longerRest
	}
	return doors.Jitter(rest)
}

// offCodes are the answers to apps.connections.open that no repetition changes
// (docs.slack.dev/reference/methods/apps.connections.open), and what to do.
var offCodes = map[string]string{ //nolint:gosec // because these are sentences about tokens, and no tokens
	"invalid_auth":            "SLACK_APP_TOKEN is not a token that Slack knows",
	"not_authed":              "SLACK_APP_TOKEN is empty",
	"account_inactive":        "SLACK_APP_TOKEN belongs to an app or workspace that is no longer there",
	"token_revoked":           "SLACK_APP_TOKEN was revoked: make another one, on the app's page under Basic Information",
	"not_allowed_token_type":  "SLACK_APP_TOKEN is not an app-level token: it begins with xapp-",
	"missing_scope":           "SLACK_APP_TOKEN lacks the scope connections:write",
	"socket_mode_not_enabled": "Socket Mode is not switched on for the app: on its page, under Socket Mode",
	"link_disabled":           "Socket Mode was switched off for the app: on its page, under Socket Mode",
	"access_denied":           "the app may not connect",
	"forbidden_team":          "the app may not connect",
}

// dial asks for an address and opens a connection there. The address carries a ticket that serves once.
func (d *Door) dial(ctx context.Context) (*websocket.Conn, error) {
	var opened struct {
		URL string `json:"url"`
	}
	err := d.callOnce(ctx, Install{Token: d.AppToken}, "apps.connections.open", struct{}{}, &opened)
	if refused, ok := errors.AsType[*Error](err); ok && offCodes[refused.Code] != "" {
		return nil, &offError{fmt.Errorf("%s (%s)", offCodes[refused.Code], refused.Code)}
	}
	if err != nil {
		return nil, err
	}
	dialer := websocket.Dialer{HandshakeTimeout: callWithin}
	conn, response, err := dialer.DialContext(ctx, opened.URL, nil)
	if response != nil {
		_ = response.Body.Close() // what it says is in err
	}
	if err != nil {
		return nil, fmt.Errorf("connect to Slack: %w", err)
	}
	return conn, nil
}
