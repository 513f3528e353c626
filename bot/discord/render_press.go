package discord

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// What the door does itself with a control, in the id of the control before a colon; everything else is a command.
const (
	doAgain = "again" // again:REQUEST:LINE does something once more, as the same request
	doOpen  = "open"  // open:REQUEST:PAGE opens a page of a form that is kept
	doSend  = "send"  // send:REQUEST:COMMAND sends a form without questions; send:REQUEST one that is kept
)

// pressing is what somebody pressed or chose.
type pressing struct {
	do      string // empty: a command
	line    string // the command, or of again and send the one that they do
	request string // of again, open and send
	page    int    // of open
}

// id is the control's id; false: it is too long to travel.
func (p pressing) id() (id string, fits bool) {
	switch p.do {
	case doOpen:
		id = strings.Join([]string{doOpen, p.request, strconv.Itoa(p.page)}, ":")
	case doAgain:
		id = strings.Join([]string{doAgain, p.request, p.line}, ":")
	case doSend:
		id = doSend + ":" + p.request
		if p.line != "" {
			id += ":" + p.line
		}
	default:
		id = p.line
	}
	return id, id != "" && size(id) <= maxID
}

// readPress reads what was pressed from an interaction with a component: a button's own id, or what was chosen from a list.
func readPress(data json.RawMessage) (pressing, error) {
	var c struct {
		CustomID string   `json:"custom_id"`
		Values   []string `json:"values"`
	}
	if err := json.Unmarshal(data, &c); err != nil {
		return pressing{}, fmt.Errorf("read a press: %w", err)
	}
	id := c.CustomID
	if len(c.Values) > 0 {
		id = c.Values[0]
	}
	if number, command, numbered := strings.Cut(id, apart); numbered && figures(number) {
		id = command
	}
	p, ok := pressingOf(id)
	if !ok {
		return pressing{}, fmt.Errorf("read a press: there is no command in it")
	}
	return p, nil
}

func pressingOf(id string) (p pressing, ok bool) {
	do, rest, _ := strings.Cut(id, ":")
	switch do {
	case doAgain, doSend:
		p.do = do
		p.request, p.line, _ = strings.Cut(rest, ":")
		return p, p.request != "" && (do == doSend || p.line != "")
	case doOpen:
		request, page, _ := strings.Cut(rest, ":")
		n, err := strconv.Atoi(page)
		return pressing{do: doOpen, request: request, page: n}, request != "" && err == nil && n >= 0
	}
	return pressing{line: id}, id != "" && !strings.Contains(id, apart) && id != "…"
}

func figures(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
