package site

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
)

// listName is the file in which a folder says what of it we wrote.
const listName = ".secretariat-pages.json"

// folder is where pages are written. Its root lets nobody out, by a name or by a link in it.
type folder struct {
	root *os.Root
	ours map[string]bool // what we wrote earlier
	made map[string]bool // folders that are there
}

// list is what listName holds.
type list struct {
	About string   `json:"about"`
	Files []string `json:"files"`
}

const listAbout = "Files that secretariat publish wrote here. It removes those that are no longer public, and no others."

// errNotOurs says that something else lies where a page belongs.
var errNotOurs = errors.New("a file lies there that we did not write")

// open reads what we wrote here earlier.
func (f *folder) open() error {
	f.made, f.ours = map[string]bool{".": true}, map[string]bool{}
	data, err := f.root.ReadFile(listName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var l list
	if err == nil {
		err = json.Unmarshal(data, &l)
	}
	if err != nil {
		return fmt.Errorf("read what was written to the folder earlier, in %s: %w", listName, err)
	}
	for _, at := range l.Files {
		if !clean(at) {
			return fmt.Errorf("read what was written to the folder earlier, in %s: %q is none of our names", listName, at)
		}
		f.ours[at] = true
	}
	return nil
}

// claim takes note that files are going to be ours, before the first of them is written: what is cut short can be put right by
// doing it again.
func (f *folder) claim(paths []string) error {
	for _, at := range paths {
		if !clean(at) {
			return fmt.Errorf("write %s: this is no name for a page", at)
		}
		if err := f.free(at); err != nil {
			return err
		}
	}
	if len(paths) == 0 && len(f.ours) == 0 {
		return nil
	}
	return f.note(slices.AppendSeq(slices.Clone(paths), maps.Keys(f.ours)))
}

// free says what is in the way of a file; nil: nothing that is not ours.
func (f *folder) free(at string) error {
	if f.ours[at] {
		return nil
	}
	if _, err := f.root.Lstat(at); err == nil {
		return fmt.Errorf("write %s: %w; choose an empty folder, or move it away", at, errNotOurs)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("write %s: %w", at, err)
	}
	return nil
}

// note writes down what is ours.
func (f *folder) note(paths []string) error {
	slices.Sort(paths)
	data, err := json.MarshalIndent(list{listAbout, slices.Compact(paths)}, "", " ")
	if err != nil {
		return fmt.Errorf("write %s: %w", listName, err)
	}
	return f.replace(listName, append(data, '\n'))
}

// put writes a file, unless it is there as it should be.
func (f *folder) put(at string, data []byte) error {
	if dir := path.Dir(at); !f.made[dir] {
		if err := f.root.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("write %s: %w", at, err)
		}
		f.made[dir] = true
	}
	if f.has(at, data) {
		return nil
	}
	return f.replace(at, data)
}

// has says whether a file is there as it should be.
func (f *folder) has(at string, data []byte) bool {
	if !f.ours[at] {
		return false
	}
	info, err := f.root.Lstat(at)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	had, err := f.root.ReadFile(at)
	return err == nil && bytes.Equal(had, data)
}

// partial is a file that is not whole yet.
const partial = ".secretariat-partial"

// replace writes a file beside, and then puts it in its place.
func (f *folder) replace(at string, data []byte) error {
	_ = f.root.Remove(partial) // of a time that was cut short
	file, err := f.root.OpenFile(partial, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("write %s: %w", at, err)
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Close()); err == nil {
		err = f.root.Rename(partial, at)
	}
	if err != nil {
		_ = f.root.Remove(partial)
		return fmt.Errorf("write %s: %w", at, err)
	}
	return nil
}

// finish removes what is ours and no longer wanted, the folders that are empty then, and says how many files went.
func (f *folder) finish(wanted []string) (removed int, err error) {
	keep := make(map[string]bool, len(wanted))
	for _, at := range wanted {
		keep[at] = true
	}
	for at := range f.ours {
		if keep[at] {
			continue
		}
		if err := f.root.Remove(at); err == nil {
			removed++
		} else if !errors.Is(err, fs.ErrNotExist) {
			return removed, fmt.Errorf("remove %s: %w", at, err)
		}
		if dir, _, nested := strings.Cut(at, "/"); nested {
			_ = f.root.Remove(dir) // it stays where something is left in it
		}
	}
	if len(wanted) > 0 {
		return removed, f.note(slices.Clone(wanted))
	}
	if err := f.root.Remove(listName); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return removed, fmt.Errorf("remove %s: %w", listName, err)
	}
	return removed, nil
}
