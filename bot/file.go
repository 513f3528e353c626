package bot

import (
	"fmt"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// AFile asks for a file. It is given in a form, never on a line; accept says how its name may end, as .yaml.
func AFile(name, label string, accept ...string) *Value[File] {
	v := &Value[File]{Spec: Spec{Name: name, Label: label, Kind: ui.File, Accept: accept}}
	v.parse = func(r *Request, _ string) (File, error) {
		f, ok := r.files[name]
		if !ok {
			return File{}, &partnership.Invalid{Option: name, Hint: partnership.Say("Please choose a file.")}
		}
		if n := len(f.Data); n > ui.MaxFile {
			return File{}, &partnership.Invalid{Option: name, Hint: partnership.Say(
				"That file has %s; there is room for %s.", megabytes(n), megabytes(ui.MaxFile))}
		}
		return f, nil
	}
	return v
}

// take puts the files of a form beside its values. An empty one is none; a name is kept only as far as anybody reads it.
func (r *Request) take(files map[string]File) {
	r.files = map[string]File{}
	for name, f := range files {
		if len(f.Data) == 0 {
			continue
		}
		f.Name = Clean(f.Name)
		if f.Name == "" || utf8.RuneCountInString(f.Name) > MaxLine {
			f.Name = "file"
		}
		r.files[name], r.raw[name] = f, f.Name
	}
}

// megabytes is a size as people say it: 1 MB, 2.4 MB.
func megabytes(bytes int) string {
	tenths := (bytes*10 + ui.MaxFile - 1) / ui.MaxFile
	if tenths%10 == 0 {
		return fmt.Sprintf("%d MB", tenths/10)
	}
	return fmt.Sprintf("%d.%d MB", tenths/10, tenths%10)
}
