package slack

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
)

// sealer encrypts what workspaces entrust to us, by AES-256-GCM. What it seals begins with the name of the key, so that
// another key is known for what it is.
type sealer struct {
	aead cipher.AEAD
	name string
	sign []byte // a key for signatures, that says nothing about the other
}

// sealVersion begins everything that is sealed.
const sealVersion = "v1"

// newSealer takes a key of 32 bytes.
func newSealer(key []byte) (*sealer, error) {
	if len(key) != 32 {
		return nil, fmt.Errorf("read encryption key: it has %d bytes and not 32", len(key))
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("read encryption key: %w", err)
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, fmt.Errorf("read encryption key: %w", err)
	}
	name, err := hkdf.Key(sha256.New, key, nil, "slack: name of the key", 4)
	if err != nil {
		return nil, fmt.Errorf("name encryption key: %w", err)
	}
	sign, err := hkdf.Key(sha256.New, key, nil, "slack: signatures", 32)
	if err != nil {
		return nil, fmt.Errorf("derive a key for signatures: %w", err)
	}
	return &sealer{aead: aead, name: hex.EncodeToString(name), sign: sign}, nil
}

// seal encrypts; what is sealed for one place can be opened for no other.
func (s *sealer) seal(plain []byte, place string) []byte {
	head := []byte(sealVersion + "." + s.name + ".")
	return s.aead.Seal(head, nil, plain, []byte(place)) //nolint:gosec // because this cipher makes its own nonces and takes none
}

// errSealed says that something was sealed and cannot be opened.
var errSealed = errors.New("slack: cannot be decrypted")

// open decrypts what seal made for the same place.
func (s *sealer) open(sealed []byte, place string) ([]byte, error) {
	parts := bytes.SplitN(sealed, []byte("."), 3)
	if len(parts) < 3 || string(parts[0]) != sealVersion {
		return nil, fmt.Errorf("open the token of %s: %w: it is not in a form that this version knows", place, errSealed)
	}
	if name := string(parts[1]); name != s.name {
		return nil, fmt.Errorf("open the token of %s: %w: it was encrypted under another ENCRYPTION_KEY (%s, now it is %s); "+
			"set the former key again, or have the app installed again", place, errSealed, name, s.name)
	}
	plain, err := s.aead.Open(nil, nil, parts[2], []byte(place))
	if err != nil {
		return nil, fmt.Errorf("open the token of %s: %w: it was changed, or belongs elsewhere", place, errSealed)
	}
	return plain, nil
}
