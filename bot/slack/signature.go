package slack

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// signatureWindow is how far the time of a request may be from ours, before or after
// (docs.slack.dev/authentication/verifying-requests-from-slack).
const signatureWindow = 5 * time.Minute

// The reasons for which a request is not believed to be Slack's.
var (
	errUnsigned = errors.New("it carries no signature")
	errStale    = errors.New("its time is too far from ours")
	errForged   = errors.New("its signature is wrong")
)

// verify says whether a body was signed with our secret, a moment ago. The signature covers the body alone, so nothing
// from the address of a request may be believed.
func verify(secret string, h http.Header, body []byte, now time.Time) error {
	given, ok := strings.CutPrefix(h.Get("X-Slack-Signature"), "v0=")
	stamp := h.Get("X-Slack-Request-Timestamp")
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if !ok || err != nil || secret == "" {
		return errUnsigned
	}
	if now.Sub(time.Unix(seconds, 0)).Abs() > signatureWindow {
		return errStale
	}
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte("v0:" + stamp + ":"))
	mac.Write(body)
	sum, err := hex.DecodeString(given)
	if err != nil || !hmac.Equal(sum, mac.Sum(nil)) {
		return errForged
	}
	return nil
}
