package slack

import (
	"errors"
	"fmt"
	"testing"
)

func TestWhatIsToBeDoneAboutAnError(t *testing.T) {
	t.Parallel()
	said := func(code string) error { return fmt.Errorf("post: %w", &Error{Method: "chat.postMessage", Code: code}) }
	for _, c := range []struct {
		err  error
		want class
	}{
		{said("ratelimited"), pause},
		{said("rate_limited"), pause},
		{said("service_unavailable"), shaky},
		{said("internal_error"), shaky},
		{said("not_in_channel"), shut},
		{said("restricted_action_read_only_channel"), shut},
		{said("is_archived"), shut},
		{said("user_disabled"), gone},
		{said("message_not_found"), gone},
		{said("invalid_auth"), dead},
		{said("team_added_to_org"), moving},
		{said("org_login_required"), moving},
		{said("missing_scope"), dead},
		{said("token_expired"), old},
		{said("expired_trigger_id"), late},
		{said("trigger_expired"), late},
		{said("hash_conflict"), late},
		{said("invalid_blocks"), fault},
		{said("msg_too_long"), fault},
		{said("never_heard_of"), fault},
		{&lostError{method: "x", reached: true, cause: errors.New("cut")}, shaky},
		{&lostError{method: "x", cause: errors.New("refused")}, away},
		{errors.New("something else"), fault},
	} {
		if got := classOf(c.err); got != c.want {
			t.Errorf("%v: class %d, not %d", c.err, got, c.want)
		}
	}
	for code, c := range classes {
		if c == shut && mending[code] == "" && code != "user_not_in_channel" {
			t.Errorf("nobody is told how to mend %s", code)
		}
	}
}
