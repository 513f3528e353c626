package slack

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"time"
)

const (
	callWithin = 6 * time.Second // of one call; answers of Slack that matter here come within one or two
	maxAnswer  = 4 << 20         // bytes of an answer
	waitUnsaid = 30 * time.Second
)

// reply is what every answer of the Web API has.
type reply struct {
	OK       bool   `json:"ok"`
	Error    string `json:"error"`
	Needed   string `json:"needed"`
	Metadata struct {
		Messages []string `json:"messages"`
	} `json:"response_metadata"`
}

// call calls a method of the Web API, and reads the answer into out, which may be nil. Arguments are JSON, or url.Values for
// those methods that read forms only. A token that has run out is renewed once. The error is an *Error where Slack says no.
func (d *Door) call(ctx context.Context, in Install, method string, args, out any) error {
	err := d.callOnce(ctx, in, method, args, out)
	if classOf(err) == old {
		renewed, failed := d.Installs.Renew(ctx, in)
		if failed == nil {
			return d.callOnce(ctx, renewed, method, args, out)
		}
		d.Log.Error("a token could not be renewed", "workspace", in.Workspace, "err", failed)
		d.died(ctx, in, err)
	}
	if classOf(err) == dead && code(err) != "missing_scope" { // a scope may be missing that we can do without
		d.died(ctx, in, err)
	}
	return err
}

func (d *Door) callOnce(ctx context.Context, in Install, method string, args, out any) error {
	budget := method + " " + in.Workspace + " " + channelOf(args)
	if wait := d.pauses.Left(budget, d.Now()); wait > 0 {
		return &Error{Method: method, Code: "ratelimited", Wait: wait}
	}
	o := outgoing{method: method, url: d.APIURL + method, token: in.Token, kind: asForm}
	if form, ok := args.(url.Values); ok {
		o.body = []byte(form.Encode())
	} else {
		var err error
		if o.body, err = marshal(args); err != nil {
			return fmt.Errorf("encode %s: %w", method, err)
		}
		o.kind = asJSON
	}
	answer, err := d.send(ctx, o)
	if limited, ok := errors.AsType[*Error](err); ok && limited.Wait > 0 {
		d.count("limited")
		d.Log.Info("Slack asks for time", "method", method, "workspace", in.Workspace, "wait", limited.Wait.String())
		d.pauses.Rest(budget, d.Now(), d.Now().Add(limited.Wait))
	}
	if err != nil {
		return err
	}
	return readReply(method, answer, out)
}

// channelOf is the channel that a call is about, which Slack limits by itself: one that is told to wait delays no other.
func channelOf(args any) string {
	switch args := args.(type) {
	case posting:
		return args.Channel
	case url.Values:
		return args.Get("channel")
	}
	return ""
}

func readReply(method string, answer []byte, out any) error {
	var r reply
	if err := json.Unmarshal(answer, &r); err != nil {
		return &lostError{method: method, reached: true, cause: err}
	}
	if !r.OK {
		return &Error{Method: method, Code: r.Error, Needed: r.Needed, Details: r.Metadata.Messages}
	}
	if out == nil {
		return nil
	}
	if err := json.Unmarshal(answer, out); err != nil {
		return fmt.Errorf("read the answer of %s: %w", method, err)
	}
	return nil
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

// outgoing is a request on its way.
type outgoing struct {
	method string // of the Web API, or what it is, for errors
	url    string
	token  string
	kind   string // of the body
	body   []byte
}

const (
	asJSON = "application/json; charset=utf-8"
	asForm = "application/x-www-form-urlencoded"
)

// send makes one request, and tells an answer that is missing from a request that never arrived.
func (d *Door) send(ctx context.Context, o outgoing) ([]byte, error) {
	var reached bool
	traced := httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{WroteHeaders: func() { reached = true }})
	request, err := http.NewRequestWithContext(traced, http.MethodPost, o.url, bytes.NewReader(o.body))
	if err != nil {
		return nil, fmt.Errorf("make a request of %s: %w", o.method, err)
	}
	request.Header.Set("Content-Type", o.kind)
	if o.token != "" {
		request.Header.Set("Authorization", "Bearer "+o.token)
	}
	response, err := d.client.Do(request)
	if err != nil {
		return nil, &lostError{method: o.method, reached: reached, cause: err}
	}
	defer func() { _ = response.Body.Close() }() // all that matters of it has been read
	answer, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	switch {
	case response.StatusCode == http.StatusTooManyRequests:
		return nil, &Error{Method: o.method, Code: "ratelimited", Wait: retryAfter(response)}
	case response.StatusCode != http.StatusOK:
		return nil, statusError(o.method, response.StatusCode, answer)
	case err != nil:
		return nil, &lostError{method: o.method, reached: true, cause: err}
	}
	return answer, nil
}

// statusError reads an answer that is not HTTP 200: one with a code is Slack's own, all else may be anybody's on the way.
// Whoever says that the request is at fault has not done what it asks.
func statusError(method string, status int, answer []byte) error {
	var r reply
	if status < http.StatusInternalServerError && json.Unmarshal(answer, &r) == nil && r.Error != "" {
		return &Error{Method: method, Code: r.Error, Needed: r.Needed}
	}
	reached := status >= http.StatusInternalServerError || status == http.StatusRequestTimeout || status < http.StatusBadRequest
	return &lostError{method: method, reached: reached, cause: fmt.Errorf("HTTP status %d", status)}
}

func retryAfter(r *http.Response) time.Duration {
	seconds, err := strconv.Atoi(r.Header.Get("Retry-After"))
	if err != nil || seconds < 1 {
		return waitUnsaid
	}
	return time.Duration(seconds) * time.Second
}
