package storage

import (
	"cmp"
	"slices"
	"strings"
)

// The orders in which every backend answers, for slices.SortFunc.

// ByRecord puts notices in the order of their records.
func ByRecord(a, b Notice) int {
	return cmp.Or(cmp.Compare(a.Index, b.Index), cmp.Compare(a.Order, b.Order), strings.Compare(a.Key, b.Key))
}

// ByWorkspace puts installations in order of workspace.
func ByWorkspace(a, b Installation) int { return strings.Compare(a.Workspace, b.Workspace) }

// NewestFirst puts the draft that was saved last first.
func NewestFirst(a, b Draft) int {
	return cmp.Or(b.At.Compare(a.At), strings.Compare(a.Command, b.Command))
}

// InOrderOfTime puts receipts in the order in which they were first given, and returns them.
func InOrderOfTime(all []Receipt) []Receipt {
	slices.SortFunc(all, func(a, b Receipt) int { return cmp.Or(a.At.Compare(b.At), strings.Compare(a.Key, b.Key)) })
	return all
}

// Showed says whether somebody or something with one of these ids can be read there; with none of them asked for, whether anything.
func (r Receipt) Showed(ids []string) bool {
	return len(ids) == 0 || slices.ContainsFunc(r.Shows, func(id string) bool { return slices.Contains(ids, id) })
}

// ByID puts the register in order of id.
func ByID(a, b Person) int { return strings.Compare(a.ID, b.ID) }
