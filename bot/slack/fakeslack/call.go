package fakeslack

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// call is one call of a method of the Web API.
type call struct {
	s       *Slack
	method  string
	args    object
	header  http.Header
	bearer  string
	install *install
	ws      *Workspace // the one it is about; nil where an organisation's token names none
}

// failure is an answer that says no.
type failure struct {
	code       string
	details    []string // response_metadata.messages
	more       object
	status     int    // 200 if 0
	retryAfter string // seconds
}

func no(code string, details ...string) *failure { return &failure{code: code, details: details} }

// What an argument is, beside a string. The names mean the same in every method, so one table serves.
var (
	numbers    = set("count length limit page")
	structured = set("attachments blocks files metadata view")
	flags      = set(`as_user exclude_archived include_all_metadata include_locale include_num_members inclusive is_app_user
		link_names mrkdwn prevent_creation reply_broadcast return_im unfurl_links unfurl_media`)
)

func set(words string) map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		all[word] = true
	}
	return all
}

// decodeCall reads arguments as Slack does: from the query, a form, or JSON, and the token from the header or from a form.
func decodeCall(s *Slack, r *http.Request) (*call, *failure) {
	c := &call{s: s, method: r.PathValue("method"), args: object{}, header: r.Header}
	if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		c.bearer = bearer
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return c, no("request_timeout")
	}
	values := r.URL.Query()
	kind, parameters, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch kind {
	case "application/json":
		// A method that takes forms only does not see what is in a JSON body.
		if methods[c.method].formOnly || len(body) == 0 {
			break
		}
		if err := json.Unmarshal(body, &c.args); err != nil {
			return c, no("invalid_json")
		}
		delete(c.args, "token") // with JSON, only the header counts
	case "application/x-www-form-urlencoded", "":
		form, err := url.ParseQuery(string(body))
		if err != nil {
			return c, no("invalid_form_data")
		}
		add(values, form)
	case "multipart/form-data":
		form, err := readMultipart(body, parameters["boundary"])
		if err != nil {
			return c, no("invalid_form_data")
		}
		add(values, form)
	default:
		return c, no("invalid_post_type")
	}
	return c, c.take(values)
}

func add(to, from url.Values) {
	for name, all := range from {
		to[name] = append(to[name], all...)
	}
}

// take turns the strings of a form into what they mean.
func (c *call) take(values url.Values) *failure {
	for name, all := range values {
		value := all[0]
		switch {
		case name == "token":
			if c.bearer == "" {
				c.bearer = value
			}
		case structured[name] && value != "":
			var decoded any
			if err := json.Unmarshal([]byte(value), &decoded); err != nil {
				return no("invalid_" + strings.TrimSuffix(name, "s") + "s_format")
			}
			c.args[name] = decoded
		case numbers[name]:
			if n, err := strconv.ParseFloat(value, 64); err == nil {
				c.args[name] = n
			}
		case flags[name]:
			c.args[name] = value == "true" || value == "1"
		default:
			c.args[name] = value
		}
	}
	return nil
}

// text is an argument that is a string, or "".
func (c *call) text(name string) string {
	value, _ := c.args[name].(string)
	return value
}

// number is an argument that is a number, or 0.
func (c *call) number(name string) int {
	value, _ := c.args[name].(float64)
	return int(value)
}

func (c *call) flag(name string) bool {
	value, _ := c.args[name].(bool)
	return value
}

func (c *call) object(name string) object {
	value, _ := c.args[name].(object)
	return value
}

func (c *call) list(name string) []any {
	value, _ := c.args[name].([]any)
	return value
}

// names are the parts of a list separated by commas.
func (c *call) names(name string) []string {
	var all []string
	for part := range strings.SplitSeq(c.text(name), ",") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

// writeJSON writes an answer; &, < and > stand as they are, as in Slack's own.
func writeJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	encode(w, body)
}

func encode(w io.Writer, body any) {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	// What is encoded here was decoded from JSON or made of literals; and if the reader has gone, nobody minds.
	_ = e.Encode(body)
}

// raw is a value as JSON, without a line end.
func raw(v any) []byte {
	var b bytes.Buffer
	encode(&b, v)
	return bytes.TrimSpace(b.Bytes())
}
