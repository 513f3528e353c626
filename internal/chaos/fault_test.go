package chaos_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// fault is one thing that was inflicted.
type fault struct {
	Kind     string
	What     string
	From, To time.Time
	Team     string `json:",omitempty"` // of whose workspace a channel asked for time
	Channel  string `json:",omitempty"`
	Measured bool   `json:",omitempty"` // nothing else went wrong meanwhile
}

// driver inflicts faults, in an order and for times that its seed says.
type driver struct {
	w      *world
	random *rand.Rand
	kinds  []kind
	begun  time.Time
	again  sync.WaitGroup // processes that are about to be started again

	mu     sync.Mutex
	faults []fault
}

// kind is a kind of fault: what it does, and what it did it to.
type kind struct {
	name    string
	inflict func(ctx context.Context) (what string)
}

// drive inflicts each kind so many times.
func (d *driver) drive(ctx context.Context, times int) {
	var all []kind
	for range times {
		all = append(all, d.kinds...)
	}
	d.random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for _, k := range all {
		from := time.Now()
		what := k.inflict(ctx)
		d.notes(fault{Kind: k.name, What: what, From: from, To: time.Now()})
		wait(ctx, d.upTo(2*time.Second))
	}
	d.again.Wait()
}

func (d *driver) notes(f fault) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.faults = append(d.faults, f)
	d.w.t.Logf("%6.1f s, for %4.1f s: %s %s", f.From.Sub(d.begun).Seconds(), f.To.Sub(f.From).Seconds(), f.Kind, f.What)
}

func (d *driver) upTo(most time.Duration) time.Duration {
	return time.Duration(d.random.Int64N(int64(most)))
}

// ofReplicas are the faults of our own processes. Whoever is killed is started again, as an operator's system does.
func (d *driver) ofReplicas() kind {
	return kind{"kill -9", func(ctx context.Context) string {
		r := d.w.replicas[d.random.IntN(len(d.w.replicas))]
		r.kill()
		away := d.upTo(3 * time.Second)
		d.again.Go(func() {
			wait(ctx, away)
			if !r.comesUp(ctx) {
				d.w.t.Errorf("%s does not come up again", r.name)
			}
		})
		return r.name
	}}
}

// ofServer are the faults of one redis-server.
func (d *driver) ofServer(server *redisserver.Server) []kind {
	t := d.w.t
	return []kind{
		{"redis killed", func(ctx context.Context) string {
			server.Kill()
			wait(ctx, d.upTo(time.Second))
			server.Run(t)
			return ""
		}},
		{"redis paused", func(ctx context.Context) string {
			server.Freeze(t)
			wait(ctx, 500*time.Millisecond+d.upTo(3*time.Second))
			server.Thaw(t)
			return ""
		}},
		{"connections cut", func(context.Context) string {
			return server.Do(t, "CLIENT KILL TYPE normal SKIPME yes")
		}},
	}
}

// ofWatched is that a master dies: sentinels put a replica in its place, and it comes back as a replica.
func (d *driver) ofWatched(watched *redisserver.Watched) kind {
	t := d.w.t
	return kind{"failover", func(context.Context) string {
		watched.AwaitHealing(t)
		master := watched.Master(t)
		master.Kill()
		watched.Rejoin(t, master)
		return master.Addr
	}}
}

// ofCluster are the faults of a Cluster: a node is lost and its replica takes over, and a slot is moved.
func (d *driver) ofCluster(cluster *redisserver.Cluster) []kind {
	t := d.w.t
	return []kind{
		{"node lost", func(context.Context) string {
			lost := d.random.IntN(len(cluster.Masters))
			cluster.Lose(t, lost)
			return cluster.Masters[lost].Addr
		}},
		{"slot moved", func(ctx context.Context) string {
			from, slot := cluster.Of(t, fmt.Sprintf("{secretariat:%02d}", d.random.IntN(8)))
			to := (from + 1) % len(cluster.Masters)
			cluster.Move(t, slot, from, to)
			wait(ctx, d.upTo(time.Second))
			cluster.Move(t, slot, to, from)
			return fmt.Sprint(slot)
		}},
	}
}

// ofSlack are the faults of the platform.
func (d *driver) ofSlack() []kind {
	return []kind{
		{"500 after applying", func(ctx context.Context) string {
			times := 1 + d.random.IntN(3)
			lift := d.w.slack.Inject(fakeslack.Fault{Method: "chat.postMessage", Status: http.StatusInternalServerError, Applied: true, Times: times})
			wait(ctx, 3*time.Second) // if so much is said at all
			lift()
			return fmt.Sprint("chat.postMessage, times ", times)
		}},
		{"429", func(ctx context.Context) string {
			s := d.w.spaces[d.random.IntN(len(d.w.spaces))]
			retry := time.Duration(1+d.random.IntN(3)) * time.Second
			channel := s.channelOf(memberIDs[d.random.IntN(len(memberIDs))])
			lift := d.w.slack.Inject(fakeslack.Fault{Method: "chat.postMessage", Channel: channel, RetryAfter: retry})
			wait(ctx, 3*time.Second+d.upTo(5*time.Second))
			lift()
			return fmt.Sprintf("%s of %s, for %s each", channel, s.team, retry)
		}},
	}
}

// busy has the secretariat's channel in some workspaces ask for time, while nothing else goes wrong.
func (d *driver) busy(ctx context.Context, channels int, length time.Duration) {
	const retry = 2 * time.Second
	from := time.Now()
	var lifts []func()
	var faults []fault
	for _, i := range d.random.Perm(len(d.w.spaces))[:channels] {
		s := d.w.spaces[i]
		channel := s.channel(teamChannel)
		lifts = append(lifts, d.w.slack.Inject(fakeslack.Fault{Method: "chat.postMessage", Channel: channel, RetryAfter: retry}))
		faults = append(faults, fault{Kind: "429 alone", What: fmt.Sprintf("%s of %s, for %s each", channel, s.team, retry), Team: s.team, Channel: channel, Measured: true})
	}
	wait(ctx, length)
	for i, lift := range lifts {
		lift()
		faults[i].From, faults[i].To = from, time.Now()
		d.notes(faults[i])
	}
}
