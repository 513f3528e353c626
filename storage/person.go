package storage

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// The names under which a register entry keeps how somebody wants to be called, among its Extra.
const (
	KeptAddress = "address" // the form of address that goes before the name: Cllr, Dr, Rev
	KeptCalled  = "called"  // the name they go by, where it is not the name in the register
)

// Called is what people call somebody: with their form of address, and by the name they go by.
func (p Person) Called() string {
	name := p.Extra[KeptCalled]
	if name == "" {
		name = p.Name
	}
	address := p.Extra[KeptAddress]
	if address == "" || strings.HasPrefix(strings.ToLower(name)+" ", strings.ToLower(address)+" ") {
		return name
	}
	return address + " " + name
}

// MetIn is how a store names a place in which somebody has met us: without the account that is in it.
func MetIn(place string) string {
	sum := sha256.Sum256([]byte(place))
	return hex.EncodeToString(sum[:10])
}

// Meets says whether a receipt means that somebody has heard from us where it went.
func (r Receipt) Meets() bool { return r.Person != "" && r.State == "sent" }
