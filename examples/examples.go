// Package examples holds terms of reference that are ready to be tried: the demo runs on them from any folder.
package examples

import _ "embed"

// Lewisham is the terms of reference of the Lewisham Strategic Partnership.
//
//go:embed lewisham.yaml
var Lewisham []byte
