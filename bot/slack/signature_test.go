package slack

import (
	"errors"
	"net/http"
	"testing"
	"time"
)

// The example that Slack gives (docs.slack.dev/authentication/verifying-requests-from-slack), as its SDKs test it.
const (
	vectorSecret    = "8f742231b10e8888abcd99yyyzzz85a5"
	vectorStamp     = "1531420618"
	vectorSignature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
	vectorBody      = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar" +
		"&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=" +
		"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN" +
		"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)

func TestSignatures(t *testing.T) {
	t.Parallel()
	signed := time.Unix(1531420618, 0)
	for _, c := range []struct {
		name                           string
		secret, stamp, signature, body string
		now                            time.Time
		want                           error
	}{
		{"Slack's example", vectorSecret, vectorStamp, vectorSignature, vectorBody, signed, nil},
		{"five minutes old", vectorSecret, vectorStamp, vectorSignature, vectorBody, signed.Add(5 * time.Minute), nil},
		{"five minutes ahead", vectorSecret, vectorStamp, vectorSignature, vectorBody, signed.Add(-5 * time.Minute), nil},
		{"too old", vectorSecret, vectorStamp, vectorSignature, vectorBody, signed.Add(5*time.Minute + time.Second), errStale},
		{"too far ahead", vectorSecret, vectorStamp, vectorSignature, vectorBody, signed.Add(-5*time.Minute - time.Second), errStale},
		{"another body", vectorSecret, vectorStamp, vectorSignature, vectorBody + " ", signed, errForged},
		{"another secret", vectorSecret + "x", vectorStamp, vectorSignature, vectorBody, signed, errForged},
		{"another time", vectorSecret, "1531420619", vectorSignature, vectorBody, signed, errForged},
		{"no secret", "", vectorStamp, vectorSignature, vectorBody, signed, errUnsigned},
		{"no signature", vectorSecret, vectorStamp, "", vectorBody, signed, errUnsigned},
		{"another version", vectorSecret, vectorStamp, "v1=" + vectorSignature[3:], vectorBody, signed, errUnsigned},
		{"no time", vectorSecret, "", vectorSignature, vectorBody, signed, errUnsigned},
		{"no hexadecimal", vectorSecret, vectorStamp, "v0=xyz", vectorBody, signed, errForged},
		{"cut short", vectorSecret, vectorStamp, vectorSignature[:20], vectorBody, signed, errForged},
	} {
		h := http.Header{"X-Slack-Signature": {c.signature}, "X-Slack-Request-Timestamp": {c.stamp}}
		if err := verify(c.secret, h, []byte(c.body), c.now); !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%s: %v, not %v", c.name, err, c.want)
		}
	}
}
