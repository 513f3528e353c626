package archive

import (
	"bytes"
	"encoding/hex"
)

// name is a hash by which a file is kept. Nobody lists which files belong to a book: those do that something in it names.
type name [32]byte

func (n name) String() string         { return hex.EncodeToString(n[:]) }
func (n name) compare(other name) int { return bytes.Compare(n[:], other[:]) }

// names are those that were found.
type names map[name]struct{}

// findIn adds everything that looks like the name of a file: 64 hexadecimal digits, no more and no fewer.
func (all names) findIn(data []byte) {
	begin := 0
	for i := 0; i <= len(data); i++ {
		if i < len(data) && isHex(data[i]) {
			continue
		}
		if i-begin == 2*len(name{}) {
			var n name
			if _, err := hex.Decode(n[:], data[begin:i]); err == nil {
				all[n] = struct{}{}
			}
		}
		begin = i + 1
	}
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' }
