package discord

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
)

// Whoever begins looks at what Discord has (GET) and registers (PUT) only what is not so already: Discord counts what is
// created, and shows a command anew to everybody after it was registered.

// commandsChanged says whether Discord has other commands than ours: what it answers beside what we say, its ids and
// defaults, is passed over.
func commandsChanged(has json.RawMessage, ours []command) (bool, error) {
	var theirs []command
	if err := json.Unmarshal(has, &theirs); err != nil {
		return false, fmt.Errorf("read what is registered: %w", err)
	}
	there, err := canonical(theirs)
	if err != nil {
		return false, err
	}
	here, err := canonical(ours)
	return there != here, err
}

// canonical is the same for the same commands, whatever the order in which they, their places and installations stand. The
// order of options and choices counts: people see it.
func canonical(all []command) (string, error) {
	sorted := make([]command, len(all))
	for i, c := range all {
		c.Type = cmp.Or(c.Type, typeSlash)
		c.Places, c.Installs = slices.Sorted(slices.Values(c.Places)), slices.Sorted(slices.Values(c.Installs))
		sorted[i] = c
	}
	slices.SortFunc(sorted, func(a, b command) int { return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Name, b.Name)) })
	encoded, err := marshal(sorted)
	if err != nil {
		return "", fmt.Errorf("encode commands: %w", err)
	}
	return string(encoded), nil
}
