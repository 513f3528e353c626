package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"strings"
	"time"
)

const (
	callWithin = 6 * time.Second // of one call; answers that matter here come within one or two
	maxAnswer  = 4 << 20         // bytes of an answer
	waitUnsaid = 30 * time.Second
	waitLimit  = 24 * time.Hour // longer pauses than Discord ever names are somebody else's
	// userAgent is of the form that Discord asks for (docs.discord.com/developers/reference#user-agent).
	userAgent = "DiscordBot (https://github.com/partnership-secretariat/secretariat, 1)"
)

// request is one call of Discord's API, on its way.
type request struct {
	method string
	route  string // /channels/{channel}/messages: what errors and pauses call it
	path   string // /channels/123/messages
	major  string // the id that has pauses of its own: of a channel, a server, or the token of an interaction
	body   any    // sent as JSON; nil: nothing
	files  []attached
	// Answers to interactions are not counted among the fifty calls a second, and their token is in the path.
	interaction bool
}

// to makes a request of a route whose places in braces are filled with ids, the first of which has pauses of its own.
func to(method, route string, ids ...string) request {
	r := request{method: method, route: route, path: route}
	for n, id := range ids {
		from, until := strings.IndexByte(r.path, '{'), strings.IndexByte(r.path, '}')
		r.path = r.path[:from] + id + r.path[until+1:]
		if n == 0 {
			r.major = id
		}
	}
	return r
}

// name is what errors call it: an interaction's token is nobody's business.
func (r request) name() string { return r.method + " " + r.route }

// with puts a body into it.
func (r request) with(body any) request {
	r.body = body
	return r
}

// call calls Discord, and reads the answer into out, which may be nil. Nobody waits here: where a pause is due, that is the
// error. The error is an *Error where Discord says no.
func (d *Door) call(ctx context.Context, r request, out any) error {
	if wait := d.pauses.wait(r, d.Now()); wait > 0 {
		return &Error{Route: r.name(), Status: http.StatusTooManyRequests, Wait: wait}
	}
	response, reached, err := d.send(ctx, r)
	if err != nil {
		return &lostError{route: r.name(), reached: reached, cause: err}
	}
	defer func() { _ = response.Body.Close() }() // all that matters of it is read
	answer, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	refused := readRefusal(r, response, answer)
	d.pauses.learn(r, response.Header, refused, d.Now())
	switch {
	case refused != nil && refused.Status == http.StatusTooManyRequests:
		d.count("limited")
		d.Log.Info("Discord asks for time", "route", r.name(), "wait", refused.Wait.String())
		return refused
	case refused != nil && refused.Status >= http.StatusInternalServerError:
		return &lostError{route: r.name(), reached: true, cause: refused}
	case refused != nil:
		return refused
	case err != nil:
		return &lostError{route: r.name(), reached: true, cause: err}
	case out == nil || len(answer) == 0:
		return nil
	}
	if err := json.Unmarshal(answer, out); err != nil {
		return &lostError{route: r.name(), reached: true, cause: err}
	}
	return nil
}

// send makes a request, and tells one that never arrived from one whose answer is missing.
func (d *Door) send(ctx context.Context, r request) (response *http.Response, reached bool, err error) {
	traced := httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{WroteHeaders: func() { reached = true }})
	body, kind, err := r.encoded()
	if err != nil {
		return nil, false, err
	}
	request, err := http.NewRequestWithContext(traced, r.method, d.APIURL+r.path, bytes.NewReader(body))
	if err != nil {
		return nil, false, errors.New("make a request") // the error's words would have the path, and with it a token
	}
	if kind != "" {
		request.Header.Set("Content-Type", kind)
	}
	request.Header.Set("User-Agent", userAgent)
	if !r.interaction {
		request.Header.Set("Authorization", "Bot "+d.Token)
	}
	response, err = d.client.Do(request)
	return response, reached, withoutAddress(err)
}

// encoded is the body of a request and its kind: JSON, and beside files one part of a form.
func (r request) encoded() (body []byte, kind string, err error) {
	if r.body == nil {
		return nil, "", nil
	}
	body, err = marshal(r.body)
	if err != nil {
		return nil, "", fmt.Errorf("encode: %w", err)
	}
	if len(r.files) > 0 {
		return multipartOf(body, r.files)
	}
	return body, "application/json", nil
}

// readRefusal is what Discord says where it says no; nil where it does not.
func readRefusal(r request, response *http.Response, answer []byte) *Error {
	if response.StatusCode < http.StatusMultipleChoices {
		return nil
	}
	e := &Error{Route: r.name(), Status: response.StatusCode}
	var said struct {
		Code    int             `json:"code"`
		Message string          `json:"message"`
		Errors  json.RawMessage `json:"errors"`
		Retry   float64         `json:"retry_after"`
	}
	if json.Unmarshal(answer, &said) == nil { // what is in between, Cloudflare for one, answers in HTML
		e.Code, e.Words, e.Where = said.Code, said.Message, where("", said.Errors)
	}
	if e.Status == http.StatusTooManyRequests {
		e.Wait = retryAfter(response.Header, said.Retry)
	}
	return e
}

// where reads the tree in which Discord says what is wrong with a body
// (docs.discord.com/developers/reference#error-messages).
func where(path string, tree json.RawMessage) []string {
	var leaf struct {
		Errors []struct {
			Code    string `json:"code"`
			Message string `json:"message"`
		} `json:"_errors"`
	}
	var all []string
	if json.Unmarshal(tree, &leaf) == nil {
		for _, e := range leaf.Errors {
			all = append(all, strings.TrimPrefix(path, ".")+": "+e.Code+" "+e.Message)
		}
	}
	var branches map[string]json.RawMessage
	if len(path) > 500 || json.Unmarshal(tree, &branches) != nil {
		return all
	}
	for _, name := range sortedKeys(branches) {
		if name != "_errors" {
			all = append(all, where(path+"."+name, branches[name])...)
		}
	}
	return all
}

// marshal writes JSON with &, < and > as they are.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(b.Bytes()), nil
}
