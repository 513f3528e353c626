package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The files that the tests read.
const (
	lewisham = "../../examples/lewisham.yaml"
	town     = "../../examples/town-board.yaml"
)

// changed writes a copy of the town board in which some words stand for others.
func changed(t *testing.T, was, is string) string {
	t.Helper()
	data, err := os.ReadFile(town)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), was) {
		t.Fatalf("the terms do not say %q", was)
	}
	text := strings.Replace(string(data), was, is, 1)
	path := filepath.Join(t.TempDir(), "changed.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTermsForPeople(t *testing.T) {
	damaged := changed(t, "quorum:", "qourum:")
	seven := changed(t, "at_least: 6}", "at_least: 7}")
	for name, c := range map[string]struct {
		args []string
		code int
		says []string // in this order
	}{
		"check a good file":      {[]string{"check", town, "--day", "2027-03-18"}, 0, []string{"Nothing is wrong"}},
		"check strictly":         {[]string{"check", lewisham, "--strict"}, 1, []string{"lewisham.yaml:", "worth a look", "Nothing is wrong; "}},
		"check a damaged file":   {[]string{"check", damaged}, 1, []string{damaged + ":", "unknown key “qourum”", "did you mean “quorum”?", "to put right."}},
		"check no file":          {[]string{"check", "nowhere.yaml"}, 1, []string{"nowhere.yaml"}},
		"check on no day":        {[]string{"check", town, "--day", "soon"}, 1, []string{"write it like 2027-03-18"}},
		"explain":                {[]string{"explain", town}, 0, []string{"Town Board\n----------", "How many have to be there\n  At least 6 members have to be there, among them the chair"}},
		"explain one group":      {[]string{"explain", town, "--body", "projects"}, 0, []string{"Anytown Town Board\n==", "\nProjects group\n--", "As for the Town Board: It decides by consensus"}},
		"explain as a page":      {[]string{"explain", town, "--html"}, 0, []string{"<!doctype html>", "<h2 id=\"groups-board\">Town Board</h2>", "</html>"}},
		"explain no group":       {[]string{"explain", town, "--body", "bord"}, 1, []string{"there is no group “bord”, did you mean “board”?"}},
		"explain a damaged file": {[]string{"explain", damaged}, 1, []string{"not a terms file that can be used:\n", damaged + ":", "unknown key “qourum”"}},
		"silences":               {[]string{"silences", lewisham}, 0, []string{"How many have to be there", "The terms do not say how many members have to be there.", "Nobody is counted"}},
		"diff of the same":       {[]string{"diff", town, town}, 0, []string{"Both say the same."}},
		"diff":                   {[]string{"diff", town, seven}, 0, []string{"Town Board, How many have to be there\n  Until now: At least 6", "From now on: At least 7"}},
		"diff with nothing":      {[]string{"diff", town}, 2, []string{"<new>"}},
		"plan":                   {[]string{"plan", town, "--year", "2027", "--body", "board"}, 0, []string{"Town Board: 4 meetings", "Thursday 15 April 2027", "5 clear working days before Thursday 15 April; the terms of reference, section 5"}},
		"plan every group":       {[]string{"plan", town, "--year", "2027"}, 0, []string{"Town Board: 4 meetings", "\n\nProjects group: "}},
		"plan a meeting": {
			[]string{"plan", town, "--body", "board", "--date", "2027-04-15"},
			0,
			[]string{"What is marked “proposed” is our working timetable", "Call for items (proposed)", ": Agenda out\n"},
		},
		"plan the terms only": {[]string{"plan", town, "--body", "board", "--year", "2027", "--terms-only"}, 0, []string{"Thursday 15 April 2027", "Notice of the meeting", "Papers in\n", "Agenda out\n"}},
		"plan no group":       {[]string{"plan", town, "--body", "project"}, 1, []string{"did you mean “projects”?"}},
		"quorate": {
			[]string{"quorate", town, "--body", "board", "--present", "chamber,traders,works,housing,leader", "--deputy", "college=Sam@college"},
			0,
			[]string{"Who is there", "Deputies", "Anytown College", "Quorum", "Votes", "The meeting has a quorum."},
		},
		"not quorate": {[]string{"quorate", town, "--body", "board", "--present", "chamber"}, 1, []string{"The meeting has no quorum."}},
		"no quorum and a vote": {
			[]string{"quorate", town, "--body", "board", "--present", "chamber,traders", "--votes", "chamber=for;traders=for"},
			1,
			[]string{"The vote", "\n\nThe meeting has no quorum.\nNothing can be decided: the meeting has no quorum.\n"},
		},
		"a quorum and a vote": {
			[]string{"quorate", town, "--body", "board", "--present", "chamber,traders,works,housing,leader,college", "--votes", "private=for"},
			0,
			[]string{"The meeting has a quorum.\nIt is carried.\n"},
		},
		"a vote of nobody": {
			[]string{"quorate", town, "--body", "board", "--present", "chamber", "--votes", "business=for"},
			1,
			[]string{"there is no place “business”, write one of: chamber, traders"},
		},
		"two people for one place": {
			[]string{"quorate", town, "--body", "board", "--present", "chamber=2"},
			1,
			[]string{"secretariat: one person alone holds the place of Anyshire Chamber of Commerce, and 2 are told\n"},
		},
		"the council has several": {
			[]string{"quorate", town, "--body", "board", "--present", "council"},
			1,
			[]string{"“council” has several places there, write one of: leader, deputy-leader"},
		},
		"quorate of nobody": {[]string{"quorate", town, "--body", "board", "--present", "chambers"}, 1, []string{"there is no place “chambers”, did you mean “chamber”?"}},
		"no quorum known":   {[]string{"quorate", lewisham, "--body", "full", "--present", "mayor"}, 1, []string{"The terms do not say how many must be present."}},
		"names for no file": {[]string{"new", "--id", "No Spaces"}, 1, []string{"these names do not fit", "cannot be an id"}},
	} {
		t.Run(name, func(t *testing.T) {
			code, words := said(t, nil, append([]string{"terms"}, c.args...)...)
			if code != c.code {
				t.Errorf("exit %d, want %d", code, c.code)
			}
			rest := words
			for _, want := range c.says {
				_, after, found := strings.Cut(rest, want)
				if !found {
					t.Fatalf("it does not say %q where that belongs:\n%s", want, words)
				}
				rest = after
			}
		})
	}
}

// A program gets one JSON value from each of them, and the same exit code as people.
func TestTermsForPrograms(t *testing.T) {
	damaged := changed(t, "quorum:", "qourum:")
	for name, c := range map[string]struct {
		args []string
		code int
		has  string
	}{
		"check":           {[]string{"check", lewisham}, 0, `"findings": [`},
		"check a damaged": {[]string{"check", damaged}, 1, `"what": "unknown key “qourum”`},
		"explain":         {[]string{"explain", lewisham}, 0, `"key": "groups/full"`},
		"silences":        {[]string{"silences", lewisham}, 0, `"does": "`},
		"diff":            {[]string{"diff", town, changed(t, "at_least: 6}", "at_least: 7}")}, 0, `"words": "Town Board, `},
		"diff of nothing": {[]string{"diff", town, town}, 0, `[]`},
		"plan":            {[]string{"plan", town, "--year", "2027"}, 0, `"deadlines": [`},
		"quorate":         {[]string{"quorate", town, "--body", "board", "--present", "chamber"}, 1, `"quorate": "no"`},
		"new":             {[]string{"new"}, 0, `"file": "# Terms`},
	} {
		t.Run(name, func(t *testing.T) {
			code, words := said(t, nil, append(append([]string{"terms"}, c.args...), "--json")...)
			var value any
			if err := json.Unmarshal([]byte(words), &value); err != nil || code != c.code {
				t.Fatalf("exit %d, %v:\n%s", code, err, words)
			}
			if !strings.Contains(words, c.has) {
				t.Errorf("it has no %s:\n%s", c.has, words)
			}
		})
	}
}

func TestTermsFromStandardInput(t *testing.T) {
	data, err := os.ReadFile(town)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := world{ctx: t.Context(), in: bytes.NewReader(data), out: &out, logs: &out}
	if code := run(w, []string{"terms", "explain", "-"}); code != 0 || !strings.HasPrefix(out.String(), "Anytown Town Board\n") {
		t.Errorf("exit %d:\n%s", code, out.String())
	}
}

// The file to begin with is right as it stands, and leaves everything open.
func TestTheNewFileIsComplete(t *testing.T) {
	code, file := said(t, nil, "terms", "new", "--id", "riverside", "--title", `The "Riverside" Partnership: all of it`, "--short", "RP")
	path := filepath.Join(t.TempDir(), "riverside.yaml")
	if err := os.WriteFile(path, []byte(file), 0o600); code != 0 || err != nil {
		t.Fatal(code, err)
	}
	if code, words := said(t, nil, "terms", "check", path, "--strict"); code != 0 || words != "Nothing is wrong.\n" {
		t.Errorf("exit %d:\n%s", code, words)
	}
	_, words := said(t, nil, "terms", "explain", path)
	if !strings.HasPrefix(words, `The "Riverside" Partnership: all of it`) || strings.Contains(words, "OP") {
		t.Errorf("it does not go by its name:\n%s", words)
	}
	if n := strings.Count(words, "The terms do not say"); n != 24 {
		t.Errorf("it leaves %d subjects open, want the 8 of the partnership and the 16 of its group:\n%s", n, words)
	}
}

// And each line that shows how to write something can be taken as it stands, alone and together with all the others:
// nothing is wrong then, nor even worth a look.
func TestTheNewFileShowsWhatWorks(t *testing.T) {
	shown := regexp.MustCompile(`(?m)^( *)# (\w+)(: [{"\d].*)\n *(\w+): unspecified$`)
	lines := shown.FindAllStringSubmatch(newTerms, -1)
	if open := strings.Count(newTerms, ": unspecified\n"); len(lines) < 24 || open-len(lines) != 3 { // phone, email, address
		t.Errorf("%d subjects are open, and for %d it is shown how they are written", open, len(lines))
	}
	all := newTerms
	for _, line := range lines {
		if line[2] != line[4] {
			t.Errorf("above %s stands how %s is written", line[4], line[2])
		}
		written := line[1] + line[2] + line[3]
		fits(t, strings.Replace(newTerms, line[0], written, 1), line[2])
		all = strings.Replace(all, line[0], written, 1)
	}
	before, rules, found := strings.Cut(all, "    # rules:\n")
	if !found {
		t.Fatal("it is not shown how rules are written")
	}
	fits(t, before+"    rules:\n"+strings.ReplaceAll(rules, "    #   -", "      -"), "everything")
}

func fits(t *testing.T, file, what string) {
	t.Helper()
	var out bytes.Buffer
	w := world{ctx: t.Context(), in: strings.NewReader(file), out: &out, logs: &out}
	if code := run(w, []string{"terms", "check", "-", "--strict", "--day", "2026-09-01"}); code != 0 {
		t.Errorf("%s, written as is shown:\n%s", what, out.String())
	}
}
