package terms_test

import (
	"fmt"
	"strings"
	"testing"
)

// lines writes a line for each of many numbers.
func lines(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

const head = `schema: tor/0.1
id: hwb
title: Board
short: HWB
time_zone: Europe/London
holidays: england-and-wales
contact: {name: The clerk, phone: "1", email: e, address: a}
`

// Files as large as may be, made to take long, are read or refused in a few seconds.
func TestReadIsNeverSlow(t *testing.T) {
	if testing.Short() {
		t.Skip("left to the ordinary run: the race detector takes ten times as long")
	}
	organisations := "organisations:\n" + lines(12_000, "  o%d: {name: O, sector: faith}\n")
	body := "bodies:\n  b:\n    reference: BB\n    name: B\n    title: B\n    voting: none\n    notice: none\n"
	many := "bodies:\n" + lines(3000, "  b%d: {reference: BB, name: B, title: B, use: [s], voting: none, notice: none, seats: []}\n")
	for name, text := range map[string]string{
		"many places":           head + organisations + body + "    quorum: none\n    seats:\n" + lines(12_000, "      - organisation: o%d\n"),
		"many places of nobody": head + organisations + body + "    quorum: none\n    seats:\n" + lines(12_000, "      - organisation: p%d\n"),
		"many head counts": head + organisations + body + "    quorum:\n      all:\n" +
			lines(6000, "        - {distinct: sector, at_least: 1} # %d\n") + "    seats:\n" + lines(6000, "      - organisation: o%d\n"),
		"many users of one long part": head + "organisations: {}\nshared:\n  s:\n    quorum: none\n    rules:\n" +
			lines(5000, "      - {id: R%d, heading: H, says: S, force: may, effect: inform}\n") + many,
		"many levels above each other": head + "organisations: {}\nshared: {s: {quorum: none}}\n" +
			strings.ReplaceAll(many, "use:", "parent: b1, extends: b2, use:"),
		"many unknown keys": head + lines(50_000, "k%d: v\n"),
		"many relations":    head + "relations:\n" + lines(12_000, "  - {from: hwb, kind: advises, to: o%d}\n"),
		"many problems":     head + organisations + "offices:\n" + lines(20_000, "  O%d: {}\n"),
	} {
		t.Run(name, func(t *testing.T) {
			if len(text) > 1<<20 {
				t.Fatalf("the file has %d bytes and is not looked at", len(text))
			}
			if _, err := quickly(t, []byte(text)); err != nil && len(err.Error()) > 1<<20 {
				t.Errorf("the error is %d bytes long", len(err.Error()))
			}
		})
	}
}
