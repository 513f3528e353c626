package discord

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"

	"github.com/partnership-secretariat/secretariat/bot/doors"
)

const (
	longestRest = 2 * time.Minute
	steadyAfter = time.Minute // a connection that held so long was no failure
)

// The events that we ask for: messages in which we are meant, and to us alone. No privileged one: what others write on a
// server is not ours to read. Interactions come without being asked for
// (docs.discord.com/developers/events/gateway#gateway-intents).
const (
	serverMessages = int(discordgo.IntentGuildMessages)
	directMessages = int(discordgo.IntentDirectMessages)
	intents        = serverMessages | directMessages
)

// offError says that connecting again is of no use: somebody has to change something first.
type offError struct{ cause error }

func (e *offError) Error() string { return "discord: the gateway is closed to us: " + e.cause.Error() }

func (e *offError) Unwrap() error { return e.cause }

// fatal are the codes with which Discord closes a connection for good
// (docs.discord.com/developers/topics/opcodes-and-status-codes#gateway), and what to do.
var fatal = map[int]string{
	4004: "DISCORD_TOKEN is not a token that Discord knows: make another one, on the app's page under Bot",
	4010: "Discord knows no such shard: DISCORD_SHARD is wrong",
	4011: "the bot is on so many servers that one connection is not enough: set DISCORD_SHARD",
	4012: "Discord no longer speaks the version of its gateway that we do: a newer release is needed",
	4013: "Discord does not know the events that we ask for: a newer release is needed",
	4014: "Discord does not let us hear the events that we ask for",
}

// session is what lets a connection go on where another was cut.
type session struct {
	ID   string // none: one has to be begun
	URL  string
	Last int64 // the number of the event heard last
}

// Listen is the way in over the gateway: it keeps a connection to Discord open and takes in what comes over it, until the
// context ends, or Discord says that it is of no use. It returns when what was acknowledged has been done.
//
// This is a loop of our own, because discordgo's (v0.29.0) hangs on what may come first, gives up its session when a beat is
// missed, goes on after a code that is fatal, and resumes at the wrong address.
func (d *Door) Listen(ctx context.Context) error {
	defer d.Wait()
	var s session
	for failures := 0; ctx.Err() == nil; failures++ {
		began := d.Now()
		why := d.connection(ctx, &s)
		if off, ok := errors.AsType[*offError](why); ok {
			d.Log.Error("the gateway is closed to us", "err", why)
			return off
		}
		if ctx.Err() != nil {
			return nil
		}
		if d.Now().Sub(began) > steadyAfter {
			failures = 0
		}
		rest := gatewayRest(failures, why)
		if s.ID == "" {
			rest = max(rest, d.starts.wait(d.Now()))
		}
		d.Log.Info("the connection to Discord has ended", "err", why, "again in", rest.String())
		d.sleep(ctx, rest)
	}
	return nil
}

// starts keep to how often a session may be begun: one every five seconds, and a thousand a day, beyond which Discord takes
// the token away (docs.discord.com/developers/events/gateway#session-start-limit).
type starts struct {
	day  *rate.Limiter
	last time.Time
}

const (
	startGap    = 5 * time.Second
	startEvery  = 100 * time.Second // 864 a day
	startsAhead = 100               // that may be begun at once
)

func newStarts() starts { return starts{day: rate.NewLimiter(rate.Every(startEvery), startsAhead)} }

// wait is how long the next session has to wait.
func (s *starts) wait(now time.Time) time.Duration {
	gap := max(0, s.last.Add(startGap).Sub(now))
	if s.day.TokensAt(now.Add(gap)) >= 1 {
		return gap
	}
	missing := 1 - s.day.TokensAt(now)
	return max(gap, time.Duration(missing*float64(startEvery)))
}

// begun notes that one was.
func (s *starts) begun(now time.Time) {
	s.last = now
	s.day.AllowN(now, 1)
}

// gatewayRest is how long to rest before the next connection.
func gatewayRest(failures int, why error) time.Duration {
	rest := min(500*time.Millisecond<<min(failures, 10), longestRest)
	if refused, ok := errors.AsType[*Error](why); ok && refused.Wait > rest {
		rest = refused.Wait
	}
	if errors.Is(why, errBeginAnew) {
		rest = max(rest, time.Second) // one to five seconds, says Discord
	}
	return doors.Jitter(rest)
}

// dial opens a connection: where a session can go on, at its own address.
func (d *Door) dial(ctx context.Context, s *session) (*websocket.Conn, error) {
	address := s.URL
	if address == "" {
		var gateway struct {
			URL string `json:"url"`
		}
		err := d.call(ctx, to("GET", "/gateway"), &gateway)
		if classOf(err) == dead {
			return nil, &offError{fmt.Errorf("%s (%s)", fatal[4004], code(err))}
		}
		if err != nil {
			return nil, err
		}
		address = gateway.URL
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "wss" && u.Scheme != "ws" {
		return nil, fmt.Errorf("connect to Discord: %q is no address of a gateway", address)
	}
	u.RawQuery = "v=10&encoding=json"
	u.Path = cmp.Or(u.Path, "/")
	dialer := websocket.Dialer{HandshakeTimeout: callWithin}
	conn, response, err := dialer.DialContext(ctx, u.String(), nil)
	if response != nil {
		_ = response.Body.Close() // what it says is in err
	}
	if err != nil {
		s.URL = "" // the next time Discord is asked for one
		return nil, fmt.Errorf("connect to Discord: %w", err)
	}
	return conn, nil
}

// frame is what goes over the gateway, both ways (docs.discord.com/developers/events/gateway-events#payload-structure).
type frame struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s,omitempty"`
	Name string          `json:"t,omitempty"`
}

// What frames are.
const (
	opEvent      = 0
	opBeat       = 1
	opIdentify   = 2
	opResume     = 6
	opReconnect  = 7
	opInvalid    = 9
	opHello      = 10
	opBeatHeard  = 11
	opNothing    = -1   // of ours: a frame that cannot be read
	closeToGoOn  = 4000 // of our own: 1000 and 1001 would end the session
	firstFrame   = 10 * time.Second
	writeTakes   = 5 * time.Second
	maxFrame     = 16 << 20 // bytes
	shortestBeat = 50 * time.Millisecond
)

// Why a connection ends.
var (
	errAsked     = errors.New("discord: asked to connect again")
	errBeginAnew = errors.New("discord: the session is over")
	errDeaf      = errors.New("discord: a beat was not heard")
	errStopping  = errors.New("discord: we are going")
)
