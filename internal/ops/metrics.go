package ops

import (
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics counts what the process does. The rooms know nothing of it: cmd gives each of them the method it needs.
type Metrics struct {
	registry *prometheus.Registry
	commands *prometheus.CounterVec
	notices  *prometheus.CounterVec
	doors    *prometheus.CounterVec
	appends  prometheus.Histogram
}

// NewMetrics makes a registry of its own, so that no library adds to it behind our back.
func NewMetrics(version string) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		commands: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: "secretariat", Name: "commands_total", Help: "Commands by path and how they ended.",
		}, []string{"command", "outcome"}),
		notices: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: "secretariat", Name: "notices_total", Help: "Notices by what became of them.",
		}, []string{"outcome"}),
		doors: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: "secretariat", Name: "door_total", Help: "What happened at the door to a platform: refused, limited, late, said again.",
		}, []string{"platform", "what"}),
		appends: prometheus.NewHistogram(prometheus.HistogramOpts{
			Namespace: "secretariat", Name: "append_seconds", Help: "Time from handing records to the store until it acknowledged them.",
			// From half a millisecond (Redis next door) to beyond the three seconds that a chat platform waits.
			Buckets: []float64{.0005, .001, .002, .005, .01, .02, .05, .1, .25, .5, 1, 3},
		}),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Namespace: "secretariat", Name: "build_info", Help: "Always 1; the version is in the label.",
		ConstLabels: prometheus.Labels{"version": version},
	})
	build.Set(1)
	m.registry.MustRegister(m.commands, m.notices, m.doors, m.appends, build,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Command counts one command. The outcome is a word of a small fixed set, such as done, not-yet, invalid or failed: each
// new word is a series that is kept for ever.
func (m *Metrics) Command(command, outcome string) {
	m.commands.WithLabelValues(command, outcome).Inc()
}

// Notice counts one notice, by a word such as posted, moot, late or dead.
func (m *Metrics) Notice(outcome string) { m.notices.WithLabelValues(outcome).Inc() }

// Door counts what happens at the door to one platform, by a word of a small fixed set.
func (m *Metrics) Door(platform string) func(what string) {
	return func(what string) { m.doors.WithLabelValues(platform, what).Inc() }
}

// Append records how long one acknowledged append took.
func (m *Metrics) Append(took time.Duration) { m.appends.Observe(took.Seconds()) }

func (m *Metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}
