package slack

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Error is Slack saying no to a call.
type Error struct {
	Method  string
	Code    string        // as Slack's tables have it: not_in_channel
	Needed  string        // the scope that was missing
	Details []string      // where in the blocks
	Wait    time.Duration // before it may be asked again; of a call too many
}

func (e *Error) Error() string {
	words := "slack: " + e.Method + ": " + e.Code
	if e.Needed != "" {
		words += " (needs " + e.Needed + ")"
	}
	if len(e.Details) > 0 {
		words += ": " + strings.Join(e.Details, "; ")
	}
	return words
}

// lostError is a call without an answer that can be used.
type lostError struct {
	method  string
	reached bool // it may have reached Slack, and so may have been done
	cause   error
}

func (l *lostError) Error() string { return fmt.Sprintf("slack: %s: no answer: %v", l.method, l.cause) }

func (l *lostError) Unwrap() error { return l.cause }

// class is what is to be done about an error.
type class int

const (
	fault  class = iota // ours: sent again as it is, it fails again
	pause               // to be asked again, when Slack says
	away                // did not reach Slack: nothing was done, to be asked again
	shaky               // may have been done, although the answer is an error or missing
	shut                // the place is closed to us, until somebody mends it
	gone                // there is nobody, or not what was to be changed
	dead                // the installation is worth nothing any more
	old                 // the token has run out, a newer one may be had
	moving              // Slack is moving the workspace: nothing works there for hours, and then it does again
	late                // a view can no longer be opened or drawn
)

// classes are the codes that are not faults of ours, by the tables of the method pages (docs.slack.dev/reference/methods).
// The page on modals calls the trigger errors by other names than the method pages; both are here.
var classes = map[string]class{
	"ratelimited": pause, "rate_limited": pause,

	"service_unavailable": shaky, "fatal_error": shaky, "internal_error": shaky, "request_timeout": shaky,
	// Both say, in the tables of all methods, that the workspace is undergoing migration into an organisation and is not
	// available until that is complete. Afterwards the token is as good as before: so all is left alone meanwhile and people
	// are told, as with a dead installation, but nothing is marked dead.
	"team_added_to_org": moving, "org_login_required": moving,

	"not_in_channel": shut, "channel_not_found": shut, "is_archived": shut, "is_inactive": shut, "restricted_action": shut,
	"no_permission": shut, "messages_tab_disabled": shut, "team_access_not_granted": shut, "user_not_in_channel": shut,

	"user_not_found": gone, "user_disabled": gone, "cannot_dm_bot": gone, "user_not_visible": gone, "users_not_found": gone,
	"message_not_found": gone, "cant_update_message": gone, "edit_window_closed": gone, "block_mismatch": gone,

	"invalid_auth": dead, "not_authed": dead, "account_inactive": dead, "token_revoked": dead,
	"missing_scope": dead, "not_allowed_token_type": dead, "app_uninstalled": dead, "tokens_revoked": dead, "ekm_access_denied": dead, "access_denied": dead,

	"token_expired": old,

	"expired_trigger_id": late, "exchanged_trigger_id": late, "invalid_trigger_id": late, "trigger_expired": late,
	"trigger_exchanged": late, "hash_conflict": late, "not_found": late, "push_limit_reached": late, "not_enabled": late,
}

// classOf says what is to be done about an error.
func classOf(err error) class {
	if lost, ok := errors.AsType[*lostError](err); ok {
		if lost.reached {
			return shaky
		}
		return away
	}
	refused, ok := errors.AsType[*Error](err)
	if !ok {
		return fault
	}
	if strings.HasPrefix(refused.Code, "restricted_action") {
		return shut
	}
	return classes[refused.Code]
}

// code is what Slack called an error, or a word for it.
func code(err error) string {
	if errors.Is(err, ErrNotInstalled) {
		return "not_installed"
	}
	if refused, ok := errors.AsType[*Error](err); ok {
		return refused.Code
	}
	return "no answer"
}
