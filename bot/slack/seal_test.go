package slack

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func sealerOf(t *testing.T, key byte) *sealer {
	t.Helper()
	s, err := newSealer(bytes.Repeat([]byte{key}, 32))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWhatIsSealedIsOpenedByTheSameKeyForTheSamePlace(t *testing.T) {
	s, same := sealerOf(t, 1), sealerOf(t, 1)
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SliceOfN(rapid.Byte(), 9, 200).Draw(t, "plain")
		place := rapid.String().Draw(t, "place")
		sealed := s.seal(plain, place)
		if bytes.Contains(sealed, plain) {
			t.Fatal("it can be read without a key")
		}
		if bytes.Equal(sealed, s.seal(plain, place)) {
			t.Fatal("the same words look the same twice")
		}
		opened, err := same.open(sealed, place)
		if err != nil || !bytes.Equal(opened, plain) {
			t.Fatalf("opened as %q, %v", opened, err)
		}
		if _, err := s.open(sealed, place+"2"); !errors.Is(err, errSealed) {
			t.Fatalf("opened for another place: %v", err)
		}
	})
}

func TestAnythingChangedIsNotOpened(t *testing.T) {
	s := sealerOf(t, 1)
	sealed := s.seal([]byte("xoxb-secret"), "T1")
	for i := range sealed {
		for _, damaged := range [][]byte{sealed[:i], flip(sealed, i)} {
			if opened, err := s.open(damaged, "T1"); !errors.Is(err, errSealed) {
				t.Fatalf("damaged at %d it opens as %q, %v", i, opened, err)
			}
		}
	}
}

func flip(b []byte, i int) []byte {
	damaged := bytes.Clone(b)
	damaged[i] ^= 1
	return damaged
}

func TestAnotherKeyIsNamed(t *testing.T) {
	old, present := sealerOf(t, 1), sealerOf(t, 2)
	_, err := present.open(old.seal([]byte("xoxb-secret"), "T1"), "T1")
	for _, says := range []string{"T1", "another ENCRYPTION_KEY", old.name, present.name, "have the app installed again"} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("it does not say %q: %v", says, err)
		}
	}
}

func TestAKeyHas32Bytes(t *testing.T) {
	for _, n := range []int{0, 16, 31, 33} {
		if _, err := newSealer(make([]byte, n)); err == nil {
			t.Errorf("a key of %d bytes is taken", n)
		}
	}
}
