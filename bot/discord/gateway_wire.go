package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// wire is one connection.
type wire struct {
	door  *Door
	conn  *websocket.Conn
	on    *session
	ends  context.Context // with the connection
	last  atomic.Int64
	owed  atomic.Bool // a beat was sent and not heard yet
	write sync.Mutex
}

// connection opens a connection, says who we are, and takes in what comes over it until its end.
func (d *Door) connection(ctx context.Context, s *session) error {
	conn, err := d.dial(ctx, s)
	if err != nil {
		return err
	}
	stopping := ctx
	ctx, cancel := context.WithCancelCause(ctx)
	w := &wire{door: d, conn: conn, on: s, ends: ctx}
	w.last.Store(s.Last)
	var beats sync.WaitGroup
	stopReading := context.AfterFunc(ctx, func() { _ = conn.SetReadDeadline(time.Now()) })
	defer func() {
		stopReading()
		cancel(nil)
		beats.Wait()
		_ = conn.Close() // it was said why, or the other side has gone
	}()
	conn.SetReadLimit(maxFrame)
	conn.SetCloseHandler(func(int, string) error { return nil }) // to echo 1000 or 1001 would end the session
	every, err := w.hello()
	if err == nil {
		beats.Go(func() { w.beat(ctx, cancel, every) })
		err = w.introduce()
	}
	if err == nil {
		err = w.read(every)
	}
	s.Last = w.last.Load()
	if cause := context.Cause(ctx); errors.Is(cause, errDeaf) {
		err = cause
	}
	if stopping.Err() != nil {
		err = errStopping
	}
	w.leave(err)
	return w.ended(err)
}

// hello reads the frame that says how often we are to be heard. It is the first; what comes before it all the same is done.
func (w *wire) hello() (every time.Duration, err error) {
	for {
		f, err := w.next(firstFrame)
		if err != nil {
			return 0, err
		}
		if f.Op != opHello {
			if err := w.take(f); err != nil {
				return 0, err
			}
			continue
		}
		var hello struct {
			Every int64 `json:"heartbeat_interval"` // milliseconds
		}
		if err := json.Unmarshal(f.Data, &hello); err != nil || hello.Every <= 0 {
			return 0, fmt.Errorf("read a hello from Discord: %w", errUnknown)
		}
		return max(time.Duration(hello.Every)*time.Millisecond, shortestBeat), nil
	}
}

// next reads a frame. One that cannot be read is an empty one, which nothing comes of.
func (w *wire) next(within time.Duration) (f frame, err error) {
	_ = w.conn.SetReadDeadline(time.Now().Add(within)) // it fails only on a closed connection, where reading fails too
	if w.ends.Err() != nil {                           // else the deadline just set might undo the one that ends reading
		return frame{}, context.Cause(w.ends)
	}
	_, data, err := w.conn.ReadMessage()
	if err != nil {
		return frame{}, fmt.Errorf("read from Discord: %w", err)
	}
	if err := json.Unmarshal(data, &f); err != nil {
		w.door.Log.Warn("a frame that is no JSON", "err", err)
		return frame{Op: opNothing}, nil
	}
	return f, nil
}

// introduce goes on with a session, or begins one.
func (w *wire) introduce() error {
	d := w.door
	if w.on.ID != "" {
		return w.say(opResume, map[string]any{"token": d.Token, "session_id": w.on.ID, "seq": w.on.Last})
	}
	w.last.Store(0)
	d.starts.begun(d.Now())
	return w.say(opIdentify, map[string]any{
		"token": d.Token, "intents": intents, "shard": [2]int{d.Shard, d.Shards},
		"properties": map[string]string{"os": runtime.GOOS, "browser": "secretariat", "device": "secretariat"},
	})
}

// beat lets Discord hear us, the first time after a part of the interval that chance decides, and ends the connection when
// a beat was not answered by the next.
func (w *wire) beat(ctx context.Context, end context.CancelCauseFunc, every time.Duration) {
	timer := time.NewTimer(rand.N(every)) //nolint:gosec // because nobody gains by guessing it
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		}
		if w.owed.Swap(true) {
			end(errDeaf)
			return
		}
		if err := w.sayBeat(); err != nil {
			end(err)
			return
		}
		timer.Reset(every)
	}
}

func (w *wire) sayBeat() error {
	if last := w.last.Load(); last > 0 {
		return w.say(opBeat, last)
	}
	return w.say(opBeat, nil)
}

func (w *wire) say(op int, data any) error {
	encoded, err := marshal(struct {
		Op   int `json:"op"`
		Data any `json:"d"`
	}{op, data})
	if err != nil {
		return fmt.Errorf("encode op %d: %w", op, err)
	}
	w.write.Lock()
	defer w.write.Unlock()
	_ = w.conn.SetWriteDeadline(time.Now().Add(writeTakes)) // it cannot fail
	if err := w.conn.WriteMessage(websocket.TextMessage, encoded); err != nil {
		return fmt.Errorf("write to Discord: %w", err)
	}
	return nil
}

// read takes in what comes until the end. Discord answers each beat, so a silence of two is the end.
func (w *wire) read(every time.Duration) error {
	for {
		f, err := w.next(2*every + writeTakes)
		if err != nil {
			return err
		}
		if err := w.take(f); err != nil {
			return err
		}
	}
}

// take does what a frame asks for. Each may come at any moment, also before the session has begun.
func (w *wire) take(f frame) error {
	switch f.Op {
	case opEvent:
		if f.Seq != nil {
			w.last.Store(*f.Seq)
		}
		w.event(f)
	case opBeat:
		return w.sayBeat()
	case opBeatHeard:
		w.owed.Store(false)
	case opReconnect:
		return errAsked
	case opInvalid:
		var resumable bool
		if json.Unmarshal(f.Data, &resumable) == nil && resumable {
			return errAsked
		}
		return errBeginAnew
	}
	return nil
}

// event takes an event in. A panic costs this one event its answer, not the process its life.
func (w *wire) event(f frame) {
	d := w.door
	defer func() {
		if broke := recover(); broke != nil {
			d.Log.Error("reading an event broke off", "type", f.Name, "panic", broke, "stack", string(debug.Stack()))
		}
	}()
	var err error
	switch f.Name {
	case "READY":
		var ready struct {
			ID  string `json:"session_id"`
			URL string `json:"resume_gateway_url"`
			Me  user   `json:"user"`
		}
		if err = json.Unmarshal(f.Data, &ready); err == nil {
			d.me.Store(&ready.Me.ID)
			w.on.ID, w.on.URL = ready.ID, ready.URL
			d.Log.Info("connected to Discord", "session", "new")
		}
	case "RESUMED":
		d.Log.Info("connected to Discord", "session", "the former one")
	case "INTERACTION_CREATE":
		err = d.receive(f.Data, d.respondByCall(f.Data))
	case "MESSAGE_CREATE":
		err = d.heard(f.Data)
	}
	if err != nil && !errors.Is(err, errSeen) {
		d.Log.Warn("Discord sent something that cannot be read", "type", f.Name, "err", err)
	}
}

// leave says that we go, so that the session can go on: with a code of our own, unless it is over, or the process is.
func (w *wire) leave(why error) {
	code := closeToGoOn
	if errors.Is(why, errBeginAnew) || errors.Is(why, errStopping) {
		code = websocket.CloseNormalClosure
	}
	_ = w.conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(time.Second))
}

// ended says what an end means for what comes next.
func (w *wire) ended(err error) error {
	closed, ok := errors.AsType[*websocket.CloseError](err)
	switch {
	case errors.Is(err, errBeginAnew):
		*w.on = session{}
	case ok && fatal[closed.Code] != "":
		return &offError{fmt.Errorf("%s (%d)", fatal[closed.Code], closed.Code)}
	case ok && (closed.Code == 4007 || closed.Code == 4009 || closed.Code == 4003): // the session does not go on
		*w.on = session{}
		return fmt.Errorf("%w: %w", errBeginAnew, err)
	}
	return err
}

// respondByCall answers an interaction that came over the gateway.
func (d *Door) respondByCall(raw json.RawMessage) responder {
	var i interaction
	_ = json.Unmarshal(raw, &i) // whoever takes it in says so
	return func(c callback) error {
		ctx, cancel := context.WithTimeout(context.Background(), ackWithin)
		defer cancel()
		return d.answer(ctx, i, c)
	}
}
