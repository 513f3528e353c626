package storage

import "strings"

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
