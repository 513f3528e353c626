package sealed_test

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/sealed"
)

var key = base64.StdEncoding.EncodeToString([]byte(strings.Repeat("k", 32)))

func TestATokenIsOpenedByItsOwnBoxAlone(t *testing.T) {
	box, err := sealed.New(key, "documents")
	if err != nil {
		t.Fatal(err)
	}
	other, err := sealed.New(key, "answers")
	if err != nil {
		t.Fatal(err)
	}
	token := box.Seal(map[string]string{"a": "b"})
	var said map[string]string
	if err := box.Open(token, &said); err != nil || said["a"] != "b" {
		t.Errorf("it says %v, %v", said, err)
	}
	if token == box.Seal(map[string]string{"a": "b"}) {
		t.Error("two tokens are the same")
	}
	if err := other.Open(token, &said); !errors.Is(err, sealed.ErrNotOurs) {
		t.Errorf("another box opens it: %v", err)
	}
	for _, damaged := range []string{"", "x", token[1:], token + "A", strings.Repeat("A", sealed.MaxToken+4), "%%%"} {
		if err := box.Open(damaged, &said); !errors.Is(err, sealed.ErrNotOurs) {
			t.Errorf("%.20q: %v", damaged, err)
		}
	}
	if box.Seal(strings.Repeat("long", sealed.MaxToken)) != "" {
		t.Error("what is too long for an address became one")
	}
}

func TestAKeyIs32Bytes(t *testing.T) {
	for _, bad := range []string{"", "short", base64.StdEncoding.EncodeToString([]byte("short"))} {
		if _, err := sealed.New(bad, "documents"); err == nil {
			t.Errorf("%q is a key", bad)
		}
	}
}
