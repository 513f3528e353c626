package storage

import (
	"cmp"
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

// ByID puts the register in order of id.
func ByID(a, b Person) int { return strings.Compare(a.ID, b.ID) }
