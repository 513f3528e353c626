package main

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/commands/setup"
	"github.com/partnership-secretariat/secretariat/internal/spelling"
	"github.com/partnership-secretariat/secretariat/partnership/roster"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// plainReader finishes texts that name nobody.
var plainReader = ui.Reader{
	Name:  func(string) string { return "somebody" },
	Typed: func(string) (string, bool) { return "", false },
}

// setupReader walks the nodes of a set-up file, and collects what is wrong.
type setupReader struct {
	file     string
	problems terms.Problems
}

func (r *setupReader) problem(n *yaml.Node, what, right string) {
	r.problems = append(r.problems, terms.Problem{File: r.file, Line: n.Line, Col: n.Column, What: what, Right: right})
}

// found adds what was wrong with another file, or that it cannot be read.
func (r *setupReader) found(n *yaml.Node, err error) {
	if problems, ok := errors.AsType[terms.Problems](err); ok {
		r.problems = append(r.problems, problems...)
	} else if err != nil {
		r.problem(n, err.Error(), "")
	}
}

func (r *setupReader) parse(data []byte) *yaml.Node {
	loader, err := yaml.NewLoader(bytes.NewReader(data))
	var doc yaml.Node
	if err == nil {
		err = loader.Load(&doc)
	}
	load, broken := errors.AsType[*yaml.LoadError](err)
	switch {
	case broken:
		r.problem(&yaml.Node{Line: load.Mark.Line, Column: load.Mark.Column}, "this cannot be read as YAML: "+load.Message, "")
	case errors.Is(err, io.EOF), err == nil && len(doc.Content) == 0:
		r.problem(&yaml.Node{}, "the file is empty", "docs/setup.md has one to begin with")
	case err != nil:
		r.problem(&yaml.Node{}, "this cannot be read as YAML: "+err.Error(), "")
	default:
		return doc.Content[0]
	}
	return nil
}

// top reads the file from the top.
func (r *setupReader) top(root *yaml.Node, s *setupFile) {
	keys := r.keys(root, "the file", "terms", "workspace", "secretariat", "channels", "roster")
	if keys == nil {
		return
	}
	if n := keys["workspace"]; n == nil {
		r.problem(root, "the key “workspace” is missing", "it says where the channels and people are")
	} else {
		r.workspace(n, s)
	}
	if n := keys["terms"]; n != nil {
		r.found(n, s.readTerms(r.word(n)))
	}
	if n := keys["secretariat"]; n != nil {
		r.secretariat(n, s)
	}
	if n := keys["channels"]; n != nil {
		for _, group := range r.pairs(n, "channels") {
			s.channels = append(s.channels, r.channel(group[0].Value, group[1]))
		}
	}
	if n := keys["roster"]; n != nil && n.Kind == yaml.SequenceNode {
		r.roster(n, s)
	} else if n != nil {
		r.found(n, s.readRoster(r.word(n)))
	}
}

// platforms are those that a workspace can be on.
var platforms = []string{"slack", "discord"}

func (r *setupReader) workspace(n *yaml.Node, s *setupFile) {
	keys := r.keys(n, "workspace", "platform", "id")
	s.workspace = bot.Account{Platform: r.needed(n, keys, "platform"), Workspace: r.needed(n, keys, "id")}
	if at := keys["platform"]; at != nil && !slices.Contains(platforms, s.workspace.Platform) {
		r.problem(at, "there is no platform “"+s.workspace.Platform+"”", suggestion(s.workspace.Platform, platforms))
	}
	if at := keys["id"]; at != nil {
		r.id(at)
	}
}

func (r *setupReader) secretariat(n *yaml.Node, s *setupFile) {
	keys := r.keys(n, "secretariat", "channel", "people")
	if at := keys["channel"]; at != nil {
		s.channels = append(s.channels, r.channel("", at))
	}
	for _, person := range r.list(keys["people"], "people") {
		l := r.person(person, "name", "email", "account", "phone", "post")
		who := setup.Entrant{Name: l.Name, Email: l.Email, Phone: l.Phone, Post: l.Post}
		if l.Account != "" {
			who.Account = bot.AccountNear(s.workspace, l.Account)
		}
		s.people = append(s.people, who)
	}
}

func (r *setupReader) roster(n *yaml.Node, s *setupFile) {
	for _, person := range r.list(n, "roster") {
		l := r.person(person, "name", "organisation", "place", "group", "email", "account", "phone", "post")
		if l.Place == "" && l.Organisation == "" {
			r.problem(person, "nothing says what this person stands for", "write an organisation or a place")
		}
		s.roster = append(s.roster, l)
	}
}

// person reads somebody's particulars.
func (r *setupReader) person(n *yaml.Node, known ...string) roster.Line {
	l := roster.Line{Number: n.Line}
	keys := r.keys(n, "a person", known...)
	for key, of := range map[string]*string{
		"organisation": &l.Organisation, "place": &l.Place, "group": &l.Group, "email": &l.Email, "account": &l.Account, "phone": &l.Phone, "post": &l.Post,
	} {
		if at := keys[key]; at != nil {
			*of = r.word(at)
		}
	}
	l.Name = r.needed(n, keys, "name")
	if at := keys["email"]; at != nil && !roster.IsEmail(l.Email) {
		r.problem(at, "“"+l.Email+"” is no e-mail address", "it looks like name@example.org")
	}
	return l
}

func (r *setupReader) channel(group string, n *yaml.Node) written {
	return written{key: group, value: r.id(n), line: n.Line, col: n.Column}
}

// platformID is how platforms name workspaces and channels.
var platformID = regexp.MustCompile(`^[A-Za-z0-9]{2,40}$`)

// id reads an id that a platform gave.
func (r *setupReader) id(n *yaml.Node) string {
	word := strings.TrimPrefix(r.word(n), "#")
	if !platformID.MatchString(word) && word != "" {
		r.problem(n, "“"+word+"” is no id", "write the id and not the name, as C0123ABCDEF: the platform shows it in the details")
	}
	return word
}

// keys reads a set of keys, all of which may be left out.
func (r *setupReader) keys(n *yaml.Node, what string, known ...string) map[string]*yaml.Node {
	values := map[string]*yaml.Node{}
	for _, pair := range r.pairs(n, what) {
		if !slices.Contains(known, pair[0].Value) {
			r.problem(pair[0], "unknown key “"+pair[0].Value+"” in "+what, suggestion(pair[0].Value, known))
			continue
		}
		values[pair[0].Value] = pair[1]
	}
	return values
}

// pairs are the keys of a mapping with their values, each key once.
func (r *setupReader) pairs(n *yaml.Node, what string) [][2]*yaml.Node {
	if n.Kind != yaml.MappingNode {
		r.problem(n, what+" is no set of keys", "write keys with values, one a line")
		return nil
	}
	var all [][2]*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if slices.ContainsFunc(all, func(p [2]*yaml.Node) bool { return p[0].Value == key.Value }) {
			r.problem(key, "“"+key.Value+"” is in "+what+" twice", "keep one of them")
			continue
		}
		all = append(all, [2]*yaml.Node{key, n.Content[i+1]})
	}
	return all
}

func (r *setupReader) list(n *yaml.Node, what string) []*yaml.Node {
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		r.problem(n, what+" is no list", "write each person on a line that begins with a dash")
		return nil
	}
	return n.Content
}

func (r *setupReader) needed(n *yaml.Node, keys map[string]*yaml.Node, key string) string {
	at := keys[key]
	if at == nil {
		r.problem(n, "the key “"+key+"” is missing", "add it")
		return ""
	}
	return r.word(at)
}

func (r *setupReader) word(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || n.Value == "" || n.Tag == "!!null" {
		r.problem(n, "here has to stand a word", "")
		return ""
	}
	return strings.TrimSpace(n.Value)
}

func suggestion(word string, known []string) string {
	if near := spelling.Nearest(word, known); near != "" {
		return "did you mean “" + near + "”?"
	}
	return "write one of: " + strings.Join(known, ", ")
}
