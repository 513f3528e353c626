package discord

import (
	"encoding/json"
	"fmt"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// A form that does not travel whole, because it has several pages or came back with a problem, is kept among the drafts of
// the person, with what they typed so far in it. Its name is that of its request: two forms never meet.

// keptName is the name under which a form is kept.
func keptName(request string) string { return "form:" + request }

// keptAs is the one value of the draft that a form is kept as.
const keptAs = "form"

// kept is a form as a draft keeps it.
func kept(f ui.Form) (map[string]string, error) {
	encoded, err := json.Marshal(f)
	if err != nil {
		return nil, fmt.Errorf("encode a form: %w", err)
	}
	return map[string]string{keptAs: string(encoded)}, nil
}

// readKept reads it back; false: there is none, or it is none of ours.
func readKept(draft map[string]string) (f ui.Form, ok bool) {
	if json.Unmarshal([]byte(draft[keptAs]), &f) != nil {
		return ui.Form{}, false
	}
	return f, f.Command != "" && f.Request != ""
}

// filled is a form with what was given on a page of it. Problems are solved until somebody says otherwise.
func filled(f ui.Form, given map[string]string) ui.Form {
	fields := make([]ui.Field, len(f.Fields))
	for i, field := range f.Fields {
		if value, asked := given[field.Name]; asked {
			field.Value, field.Problem = value, ui.Text{}
		}
		fields[i] = field
	}
	f.Fields, f.Problem = fields, ui.Text{}
	return f
}

// values are what a form holds, by field, as a command takes it.
func values(f ui.Form) map[string]string {
	all := make(map[string]string, len(f.Fields))
	for _, field := range f.Fields {
		if field.Kind != ui.File {
			all[field.Name] = field.Value
		}
	}
	return all
}

// asSent is a form of which only what was sent is known, so that it can be kept and sent again.
func asSent(s submission) ui.Form {
	f := ui.Form{Command: s.command, Request: s.request}
	for _, name := range sortedKeys(s.Values) {
		f.Fields = append(f.Fields, ui.Field{Name: name, Kind: ui.Line, Value: s.Values[name]})
	}
	return f
}
