// Package sealed makes the tokens of addresses: what one says nobody can read, guess or change who has not the key.
package sealed

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
)

// Box seals and opens the tokens of one purpose. Safe for many goroutines.
type Box struct{ seal cipher.AEAD }

// ErrNotOurs says that a token was not sealed in this box.
var ErrNotOurs = errors.New("sealed: no token of ours")

// MaxToken is more than any token of ours has, in characters.
const MaxToken = 1024

// New makes a box whose key is the encryption key's, in base64, and for the purpose alone.
func New(encryptionKey, purpose string) (*Box, error) {
	secret, err := base64.StdEncoding.DecodeString(encryptionKey)
	if err != nil || len(secret) != 32 {
		return nil, errors.New("ENCRYPTION_KEY must be 32 bytes in base64")
	}
	key, err := hkdf.Key(sha256.New, secret, nil, purpose, 32)
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	seal, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	return &Box{seal}, nil
}

// Seal makes a token of what is said, in the letters of an address; it is another one each time. What is too long for an
// address is none: "".
func (b *Box) Seal(say any) string {
	data, err := json.Marshal(say)
	if err != nil {
		return ""
	}
	token := base64.RawURLEncoding.EncodeToString(b.seal.Seal(nil, nil, data, nil)) //nolint:gosec // the cipher makes a nonce of its own each time
	if len(token) > MaxToken {
		return ""
	}
	return token
}

// Open reads a token into what it says.
func (b *Box) Open(token string, said any) error {
	sealed, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || len(token) > MaxToken {
		return ErrNotOurs
	}
	data, err := b.seal.Open(nil, nil, sealed, nil)
	if err != nil || json.Unmarshal(data, said) != nil {
		return ErrNotOurs
	}
	return nil
}
