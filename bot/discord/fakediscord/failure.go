package fakediscord

import (
	"fmt"
	"maps"
	"net/http"
	"strings"
	"unicode/utf8"
)

// failure is an answer that says no.
type failure struct {
	status  int
	code    int // Discord's own; 0 where it has none
	message string
	errors  object // of an invalid form body, by field
	more    object
	header  map[string]string
}

// messages are the codes of docs: topics/opcodes-and-status-codes, with the status that each comes with.
var messages = map[int]struct {
	status int
	text   string
}{
	10003:  {http.StatusNotFound, "Unknown Channel"},
	10004:  {http.StatusNotFound, "Unknown Guild"},
	10007:  {http.StatusNotFound, "Unknown Member"},
	10008:  {http.StatusNotFound, "Unknown Message"},
	10011:  {http.StatusNotFound, "Unknown Role"},
	10013:  {http.StatusNotFound, "Unknown User"},
	10015:  {http.StatusNotFound, "Unknown Webhook"},
	10062:  {http.StatusNotFound, "Unknown interaction"},
	10063:  {http.StatusNotFound, "Unknown application command"},
	10070:  {http.StatusNotFound, "Unknown Guild Scheduled Event"},
	20012:  {http.StatusForbidden, "You are not authorized to perform this action on this application"},
	20016:  {http.StatusTooManyRequests, "This action cannot be performed due to slowmode rate limit"},
	20028:  {http.StatusTooManyRequests, "The write action you are performing on the channel has hit the write rate limit"},
	20029:  {http.StatusTooManyRequests, "The write action you are performing on the server has hit the write rate limit"},
	30003:  {http.StatusBadRequest, "Maximum number of pins reached for the channel (250)"},
	30005:  {http.StatusBadRequest, "Maximum number of server roles reached (250)"},
	30013:  {http.StatusBadRequest, "Maximum number of server channels reached (500)"},
	30015:  {http.StatusBadRequest, "Maximum number of attachments in a message reached (10)"},
	30032:  {http.StatusBadRequest, "Maximum number of application commands reached"},
	30034:  {http.StatusTooManyRequests, "Max number of daily application command creates has been reached (200)"},
	30038:  {http.StatusBadRequest, "Maximum number of uncompleted guild scheduled events reached (100)"},
	30046:  {http.StatusTooManyRequests, "Maximum number of edits to messages older than 1 hour reached. Try again later"},
	40001:  {http.StatusUnauthorized, "Unauthorised. Provide a valid token and try again"},
	40003:  {http.StatusTooManyRequests, "You are opening direct messages too fast"},
	40005:  {http.StatusRequestEntityTooLarge, "Request entity too large"},
	40058:  {http.StatusBadRequest, "Cannot message this channel until after following threads: non-thread messages may not be sent in a forum"},
	40060:  {http.StatusBadRequest, "Interaction has already been acknowledged."},
	40062:  {http.StatusTooManyRequests, "Service resource is being rate limited"},
	40067:  {http.StatusBadRequest, "A tag is required to create a forum post in this channel"},
	40094:  {http.StatusBadRequest, "This interaction has reached the maximum number of follow up messages"},
	50001:  {http.StatusForbidden, "Missing Access"},
	50003:  {http.StatusForbidden, "Cannot execute action on a DM channel"},
	50005:  {http.StatusForbidden, "Cannot edit a message authored by another user"},
	50006:  {http.StatusBadRequest, "Cannot send an empty message"},
	50007:  {http.StatusForbidden, "Cannot send messages to this user"},
	50008:  {http.StatusBadRequest, "Cannot send messages in a non-text channel"},
	50013:  {http.StatusForbidden, "Missing Permissions"},
	50014:  {http.StatusUnauthorized, "Invalid authentication token provided"},
	50024:  {http.StatusBadRequest, "Cannot execute action on this channel type"},
	50027:  {http.StatusUnauthorized, "Invalid Webhook Token"},
	50035:  {http.StatusBadRequest, "Invalid Form Body"},
	50045:  {http.StatusRequestEntityTooLarge, "File uploaded exceeds the maximum size"},
	50083:  {http.StatusBadRequest, "Thread is archived"},
	50109:  {http.StatusBadRequest, "The request body contains invalid JSON."},
	50278:  {http.StatusForbidden, "Cannot send messages to this user due to having no mutual guilds"},
	160004: {http.StatusBadRequest, "A thread has already been created for this message"},
}

// no is a refusal by its code.
func no(code int) *failure {
	m, ok := messages[code]
	if !ok {
		panic(fmt.Sprintf("fakediscord: no message for code %d", code))
	}
	return &failure{status: m.status, code: code, message: m.text}
}

var (
	unauthorised = &failure{status: http.StatusUnauthorized, message: "401: " + http.StatusText(http.StatusUnauthorized)}
	notFound     = &failure{status: http.StatusNotFound, message: "404: " + http.StatusText(http.StatusNotFound)}
	unversioned  = &failure{status: http.StatusBadRequest, code: 50041, message: "Invalid API version provided"}
)

// problems collects what is wrong with a body, in Discord's tree: errors.components.0.label._errors.
type problems struct{ tree object }

// add puts a problem at a path such as "components/0/label".
func (p *problems) add(at, code, format string, args ...any) {
	if p.tree == nil {
		p.tree = object{}
	}
	node := p.tree
	for part := range strings.SplitSeq(strings.Trim(at, "/"), "/") {
		if part == "" {
			continue
		}
		next, _ := node[part].(object)
		if next == nil {
			next = object{}
			node[part] = next
		}
		node = next
	}
	list, _ := node["_errors"].([]any)
	node["_errors"] = append(list, object{"code": code, "message": fmt.Sprintf(format, args...)})
}

// failure is what all problems together come to; nil if there are none.
func (p *problems) failure() *failure {
	if p.tree == nil {
		return nil
	}
	f := no(50035)
	f.errors = p.tree
	return f
}

// invalid is a failure for one field.
func invalid(at, code, format string, args ...any) *failure {
	var p problems
	p.add(at, code, format, args...)
	return p.failure()
}

func (f *failure) body() object {
	o := object{"message": f.message, "code": f.code}
	if f.errors != nil {
		o["errors"] = f.errors
	}
	maps.Copy(o, f.more)
	return o
}

func (f *failure) String() string {
	return fmt.Sprintf("%d %s %s", f.code, f.message, raw(f.errors))
}

func length(text string) int { return utf8.RuneCountInString(text) }
