package slack

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	slackgo "github.com/slack-go/slack"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// formCallback is the callback id of our forms.
const formCallback = "form"

// metadata is what a form carries through Slack: what it completes, the request it opened with, and where it was opened,
// in words of the door's own.
type metadata struct {
	Command string `json:"command"`
	Request string `json:"request"`
	From    string `json:"from,omitempty"`
}

// carry encodes what a form carries. Nothing of it can be left out: it fails where it is too long to travel.
func carry(f ui.Form, from string) (string, error) {
	carried, err := json.Marshal(metadata{Command: f.Command, Request: f.Request, From: from})
	if err != nil {
		return "", fmt.Errorf("encode form: %w", err)
	}
	if n := utf8.RuneCount(carried); n > maxMetadata {
		return "", fmt.Errorf("draw form: %d characters to carry are more than %d", n, maxMetadata)
	}
	for _, field := range f.Fields {
		for _, c := range field.Choices {
			if n := utf8.RuneCountInString(c.Value); n > maxOptionValue {
				return "", fmt.Errorf("draw form: a choice of %s has %d characters, more than %d", field.Name, n, maxOptionValue)
			}
		}
	}
	return string(carried), nil
}

// modal draws a form. It fails only where what the form carries is too long to travel.
func (d drawer) modal(f ui.Form, from string) (slackgo.ModalViewRequest, error) {
	carried, err := carry(f, from)
	if err != nil {
		return slackgo.ModalViewRequest{}, err
	}
	title, submit := d.words(f.Title), d.words(f.Submit)
	var top []part
	if utf8.RuneCountInString(title) > maxViewTitle {
		top = append(top, part{kind: heading, lines: []line{{{words: title}}}})
	}
	if problem := d.line(f.Problem); len(problem) > 0 {
		top = append(top, part{kind: prose, lines: []line{problem.in(true, false).cut(ui.MaxWords)}})
	}
	s := new(sheet)
	fields := d.fields(f)
	r := room{blocks: maxViewBlocks - len(top) - len(fields) - 1, weight: maxWeight}
	blocks := s.draw(append(top, r.fit(d.body(f.Intro, true), d.notice)...))
	blocks = append(blocks, fields...)
	if utf8.RuneCountInString(submit) > maxViewSubmit {
		blocks = append(blocks, s.block(part{kind: small, lines: []line{{{words: submit}}}}))
	}
	if len(blocks) == 0 { // a view has a block at least
		blocks = s.draw([]part{{kind: prose, lines: []line{{{words: cmp.Or(title, "…")}}}}})
	}
	return slackgo.ModalViewRequest{
		Type: slackgo.VTModal, CallbackID: formCallback, PrivateMetadata: carried, Blocks: slackgo.Blocks{BlockSet: blocks},
		Title: plain(title, maxViewTitle), Submit: plain(submit, maxViewSubmit), Close: plain("Not now", maxViewSubmit),
	}, nil
}

// errors are the problems of a form as Slack shows them beside the fields of the view that was sent, which stays open with
// all that was typed. Where a problem belongs to no field of it, they cannot be shown so: the view has to be drawn anew.
func (d drawer) errors(f ui.Form, sent submission) (problems map[string]string, ok bool) {
	problems = map[string]string{}
	for _, field := range f.Fields {
		if field.Problem.IsZero() {
			continue
		}
		id := blockID(f, field)
		if !sent.inputs[id] {
			return nil, false
		}
		problems[id] = shorten(d.words(field.Problem), maxHint)
	}
	return problems, len(problems) > 0
}

// blockID names the block of a field. The request in it keeps two forms apart that are drawn into one view: Slack keeps
// what was typed in a block of the same name, which is right for one form drawn again, and wrong for the next.
func blockID(f ui.Form, field ui.Field) string { return field.Name + "@" + f.Request }

func fieldName(blockID string) (name string, ok bool) {
	i := strings.LastIndex(blockID, "@")
	if i < 1 {
		return "", false
	}
	return blockID[:i], true
}
