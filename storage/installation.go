package storage

import (
	"bytes"
	"errors"
)

// Check says what is wrong with an installation that no shelf could take. Backends ask it before anything else.
func (in Installation) Check() error {
	if in.Platform == "" || in.Workspace == "" {
		return errors.New("check installation: no platform or workspace")
	}
	if in.Version < 0 {
		return errors.New("check installation: negative version")
	}
	if in.Book == "" {
		return nil
	}
	return in.Book.Check()
}

// Next is an installation as a backend keeps it once it is put. Nothing of it is shared with the caller's.
func (in Installation) Next() Installation {
	in.Version++
	in.Sealed = bytes.Clone(in.Sealed)
	return in
}

// Equal says whether two installations are the same.
func (in Installation) Equal(other Installation) bool {
	return in.Platform == other.Platform && in.Workspace == other.Workspace && in.Book == other.Book &&
		in.Version == other.Version && bytes.Equal(in.Sealed, other.Sealed)
}
