package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/internal/ops"
)

// manifest is what our manifests for Kubernetes say that can be held against something.
type manifest struct {
	APIVersion string `yaml:"apiVersion"`
	Kind       string
	Metadata   struct{ Name string }
	Data       map[string]string
	StringData map[string]string `yaml:"stringData"`
	Spec       struct {
		Selector    any
		Template    template
		JobTemplate struct {
			Spec struct{ Template template }
		} `yaml:"jobTemplate"`
	}
}

type template struct {
	Metadata struct{ Labels map[string]string }
	Spec     struct {
		Containers []container
		Volumes    []struct {
			Name                  string
			PersistentVolumeClaim struct {
				ClaimName string `yaml:"claimName"`
			} `yaml:"persistentVolumeClaim"`
		}
	}
}

type container struct {
	Name, Image string
	Args        []string
	Env         []struct{ Name string }
	Ports       []port
	Liveness    probe `yaml:"livenessProbe"`
	Readiness   probe `yaml:"readinessProbe"`
}

type port struct {
	Name          string
	ContainerPort int `yaml:"containerPort"`
}

type probe struct {
	HTTPGet struct{ Path, Port string } `yaml:"httpGet"`
}

func manifests(t *testing.T) (all []manifest) {
	t.Helper()
	files, err := filepath.Glob("../../deploy/kubernetes/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no manifests", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for decoder := yaml.NewDecoder(bytes.NewReader(data)); ; {
			var m manifest
			err := decoder.Decode(&m)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			if m.APIVersion == "" || m.Kind == "" || m.Metadata.Name == "" {
				t.Errorf("%s: a manifest without kind or name", file)
			}
			all = append(all, m)
		}
	}
	return all
}

func (m manifest) pod() template {
	if m.Kind == "CronJob" {
		return m.Spec.JobTemplate.Spec.Template
	}
	return m.Spec.Template
}

// The manifests ask the program only for what it has: commands, settings, a port and the pages of its probes.
func TestTheManifestsFitTheProgram(t *testing.T) {
	t.Parallel()
	pages := ops.Handler(func(context.Context) error { return nil }, ops.NewMetrics("test"), slog.New(slog.DiscardHandler))
	ours := 0
	for _, m := range manifests(t) {
		for name := range m.settings() {
			isSetting(t, name)
		}
		for _, c := range m.pod().Spec.Containers {
			if !strings.HasPrefix(c.Image, "secretariat") {
				continue
			}
			ours++
			isCommand(t, c.Args)
			for _, e := range c.Env {
				isSetting(t, e.Name)
			}
			for _, p := range []probe{c.Liveness, c.Readiness} {
				if m.Kind == "Deployment" {
					c.answers(t, pages, p)
				}
			}
		}
	}
	if ours != 2 {
		t.Errorf("%d containers are ours, want 2", ours)
	}
}

func (m manifest) settings() map[string]string {
	if m.Kind == "Secret" {
		return m.StringData
	}
	return m.Data
}

func (c container) answers(t *testing.T, pages http.Handler, p probe) {
	t.Helper()
	if !slices.Contains(c.Ports, port{p.HTTPGet.Port, 8080}) {
		t.Errorf("a probe asks at port %q", p.HTTPGet.Port)
	}
	w := httptest.NewRecorder()
	pages.ServeHTTP(w, httptest.NewRequest(http.MethodGet, p.HTTPGet.Path, http.NoBody))
	if w.Code != http.StatusOK {
		t.Errorf("a probe asks for %s: %d", p.HTTPGet.Path, w.Code)
	}
}

func isCommand(t *testing.T, args []string) {
	t.Helper()
	var l line
	parser, err := kong.New(&l)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.Parse(args); err != nil {
		t.Errorf("%q: %v", args, err)
	}
}

func isSetting(t *testing.T, name string) {
	t.Helper()
	example, err := os.ReadFile("../../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile("(?m)^" + regexp.QuoteMeta(name) + "=").Match(example) {
		t.Errorf("there is no setting %s", name)
	}
}

// What one manifest names, another has: labels that a selector looks for, volumes, secrets.
func TestTheManifestsFitEachOther(t *testing.T) {
	t.Parallel()
	all := manifests(t)
	named := map[string]bool{}
	labels := map[string]bool{}
	for _, m := range all {
		named[m.Kind+"/"+m.Metadata.Name] = true
		if app := m.pod().Metadata.Labels["app"]; app != "" {
			labels[app] = true
		}
	}
	for _, m := range all {
		if app := selected(m.Spec.Selector); app != "" && !labels[app] {
			t.Errorf("%s %s looks for %q", m.Kind, m.Metadata.Name, app)
		}
		for _, v := range m.pod().Spec.Volumes {
			if claim := v.PersistentVolumeClaim.ClaimName; !named["PersistentVolumeClaim/"+claim] {
				t.Errorf("%s %s: there is no claim %q", m.Kind, m.Metadata.Name, claim)
			}
		}
	}
	for _, name := range []string{"Secret/secretariat", "ConfigMap/secretariat", "Service/secretariat-redis", "StatefulSet/secretariat-redis"} {
		if !named[name] {
			t.Errorf("there is no %s", name)
		}
	}
}

// selected is the app that a selector looks for.
func selected(selector any) string {
	m, _ := selector.(map[string]any)
	if inner, ok := m["matchLabels"].(map[string]any); ok {
		m = inner
	}
	app, _ := m["app"].(string)
	return app
}

func TestTheUnitForSystemdStartsWhatThereIs(t *testing.T) {
	t.Parallel()
	unit, err := os.ReadFile("../../deploy/secretariat.service")
	if err != nil {
		t.Fatal(err)
	}
	exec := regexp.MustCompile(`(?m)^ExecStart=\S+/secretariat (.*)$`).FindSubmatch(unit)
	if exec == nil {
		t.Fatal("it starts nothing of ours")
	}
	isCommand(t, strings.Fields(string(exec[1])))
}
