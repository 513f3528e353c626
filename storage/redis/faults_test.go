package redis_test

import (
	"context"
	"errors"
	"io"
	"net"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"

	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/redis"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// line is a network that counts what is sent, and loses answers on command.
type line struct {
	sent atomic.Int64
	lose atomic.Int64 // how many answers to lose
	down atomic.Bool
}

func (l *line) dial(ctx context.Context, network, address string) (net.Conn, error) {
	if l.down.Load() {
		return nil, &net.OpError{Op: "dial", Net: network, Err: errors.New("line down")}
	}
	conn, err := new(net.Dialer).DialContext(ctx, network, address)
	return &wire{Conn: conn, line: l}, err
}

type wire struct {
	net.Conn
	line *line
}

func (w *wire) Write(b []byte) (int, error) {
	w.line.sent.Add(1)
	return w.Conn.Write(b)
}

func (w *wire) Read(b []byte) (int, error) {
	n, err := w.Conn.Read(b)
	if err == nil && w.line.lose.Load() > 0 {
		w.line.lose.Add(-1)
		_ = w.Conn.Close()
		return 0, io.ErrUnexpectedEOF
	}
	return n, err
}

func entry(request string, at storage.Position) storage.Append {
	return storage.Append{
		Book: "lsp", Expected: at, Request: request,
		Records: []storage.Record{{ID: "r-" + request, Request: request, Data: []byte("{}")}},
		Texts:   []storage.Text{{ID: "t-" + request, Words: "as typed"}},
		People:  []storage.Person{{ID: "p1", Accounts: []storage.Account{{Platform: "web", User: "ada"}}}},
		Look:    time.Now(),
	}
}

func TestAppendIsOneRoundTrip(t *testing.T) {
	t.Parallel()
	for name, url := range map[string]string{
		"miniredis": "redis://" + miniredis.RunT(t).Addr(), "server": "redis://" + redisserver.Start(t),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var l line
			s := open(t, redis.Options{URL: url, Dialer: l.dial})
			first, err := s.Append(t.Context(), entry("q1", storage.Position{})) // teaches the server the script
			if err != nil {
				t.Fatal(err)
			}
			before := l.sent.Load()
			if _, err := s.Append(t.Context(), entry("q2", first.Head)); err != nil {
				t.Fatal(err)
			}
			if trips := l.sent.Load() - before; trips != 1 {
				t.Errorf("an append took %d round trips, want 1", trips)
			}
		})
	}
}

func TestAppendWhoseAnswerIsLostOnceFindsItself(t *testing.T) {
	t.Parallel()
	var l line
	s := open(t, redis.Options{URL: "redis://" + miniredis.RunT(t).Addr(), Dialer: l.dial})
	l.lose.Store(1)
	got, err := s.Append(t.Context(), entry("q1", storage.Position{}))
	if err != nil || got.Head.Length != 1 {
		t.Fatalf("got %+v, %v", got, err)
	}
	tail, err := s.Tail(t.Context(), "lsp", storage.Position{})
	if err != nil || len(tail.Records) != 1 {
		t.Errorf("log: got %+v, %v, want one record", tail, err)
	}
}

func TestAppendWhoseAnswersAreLostIsUncertainAndMayBeRepeated(t *testing.T) {
	t.Parallel()
	var l line
	s := open(t, redis.Options{URL: "redis://" + miniredis.RunT(t).Addr(), Dialer: l.dial})
	if _, err := s.Append(t.Context(), entry("q1", storage.Position{})); err != nil {
		t.Fatal(err)
	}
	at := storage.Position{Length: 1, Last: "r-q1"}
	l.lose.Store(2)
	if _, err := s.Append(t.Context(), entry("q2", at)); !errors.Is(err, storage.ErrUncertain) {
		t.Fatalf("got %v, want it to wrap ErrUncertain", err)
	}
	l.lose.Store(0)
	got, err := s.Append(t.Context(), entry("q2", at))
	if err != nil || got.Outcome != storage.Already {
		t.Errorf("repeated: got %+v, %v, want Already", got, err)
	}
}

func TestAppendThatNeverLeftIsNotUncertain(t *testing.T) {
	t.Parallel()
	var l line
	server := miniredis.RunT(t)
	s := open(t, redis.Options{URL: "redis://" + server.Addr(), Dialer: l.dial})
	l.down.Store(true)
	server.Close() // the pool's connections die, and no other is to be had
	_, err := s.Append(t.Context(), entry("q1", storage.Position{}))
	if err == nil {
		t.Fatal("an append without a server succeeded")
	}
	_, err = s.Append(t.Context(), entry("q1", storage.Position{}))
	if err == nil || errors.Is(err, storage.ErrUncertain) {
		t.Errorf("got %v, want a plain error: nothing was sent", err)
	}
}

func TestServerThatTakesNoWritesSaysSoAtOnce(t *testing.T) {
	t.Parallel()
	server := redisserver.New(t)
	s := open(t, redis.Options{URL: "redis://" + server.Addr})
	for name, spoil := range map[string][2]string{
		"a replica":        {"REPLICAOF 127.0.0.1 1", "REPLICAOF NO ONE"},
		"a full server":    {"CONFIG SET maxmemory 1", "CONFIG SET maxmemory 0"},
		"too few replicas": {"CONFIG SET min-replicas-to-write 1", "CONFIG SET min-replicas-to-write 0"},
	} {
		server.Do(t, spoil[0])
		_, err := s.Append(t.Context(), entry("q1", storage.Position{}))
		if err == nil || errors.Is(err, storage.ErrUncertain) {
			t.Errorf("%s: append: got %v, want a plain error", name, err)
		}
		if err := s.Ready(t.Context()); err == nil {
			t.Errorf("%s is ready", name)
		}
		server.Do(t, spoil[1])
		tail, err := s.Tail(t.Context(), "lsp", storage.Position{})
		if err != nil || len(tail.Records) > 0 {
			t.Errorf("%s: log: got %+v, %v, want nothing", name, tail, err)
		}
	}
	if err := s.Ready(t.Context()); err != nil {
		t.Errorf("after all that: %v", err)
	}
}

func TestServerWhoseClockIsOffIsNotReady(t *testing.T) {
	t.Parallel()
	server := miniredis.RunT(t)
	s := open(t, redis.Options{URL: "redis://" + server.Addr()})
	for skew, ready := range map[time.Duration]bool{0: true, 20 * time.Second: true, time.Minute: false, -time.Minute: false} {
		server.SetTime(time.Now().Add(skew))
		if err := s.Ready(t.Context()); (err == nil) != ready {
			t.Errorf("%s off: got %v, want ready %t", skew, err, ready)
		}
	}
}

func TestNumberOfShardsIsForEver(t *testing.T) {
	t.Parallel()
	url := "redis://" + miniredis.RunT(t).Addr()
	open(t, redis.Options{URL: url, Prefix: "kept", Shards: 4})
	s, err := redis.Open(t.Context(), redis.Options{URL: url, Prefix: "kept", Shards: 8})
	if err == nil {
		_ = s.Close()
		t.Fatal("eight shards were opened over four")
	}
}

func TestServerThatIsNotThereIsAnErrorInTime(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
	defer cancel()
	if _, err := redis.Open(ctx, redis.Options{URL: "redis://127.0.0.1:1"}); err == nil || ctx.Err() != nil {
		t.Errorf("got %v, %v", err, ctx.Err())
	}
}
