package terms_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// damage is a slip of somebody's pen, and what they read about it.
type damage struct {
	name         string
	at           string // the line and the column of what is told first of want
	old, damaged string
	want         []string // each has to stand in the error
}

// spoilt is a file with a slip in it.
type spoilt struct {
	damage
	text string
}

// spoiltFiles are all of them.
func spoiltFiles(t testing.TB) []spoilt {
	t.Helper()
	var all []spoilt
	for _, d := range firstDamages {
		all = append(all, spoilt{d, swap(t, firstVersion(t), d.old, d.damaged)})
	}
	for _, d := range slices.Concat(fileDamages, damages) {
		all = append(all, spoilt{d, swap(t, string(everything), d.old, d.damaged)})
	}
	return all
}

// firstVersion is a long file of the first version of the language.
func firstVersion(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("../testdata/history-0.1.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// swap damages a file in the one place where a piece of it stands, or at the first.
func swap(t testing.TB, file, old, damaged string) string {
	t.Helper()
	if !strings.Contains(file, old) {
		t.Fatalf("the file does not contain %q, so it cannot be damaged there", old)
	}
	return strings.Replace(file, old, damaged, 1)
}

func TestReadTellsWhatIsWrong(t *testing.T) {
	all := spoiltFiles(t)
	if len(all) < 150 {
		t.Errorf("there are only %d damaged files", len(all))
	}
	for _, d := range all {
		t.Run(d.name, func(t *testing.T) {
			got, err := quickly(t, []byte(d.text))
			if err == nil || got != nil {
				t.Fatalf("damaged terms were read, with the error %v", err)
			}
			for i, want := range d.want {
				if i == 0 && !told(err, d.at, want) || !strings.Contains(err.Error(), want) {
					t.Errorf("the error lacks\nx.yaml:%s: %s\nand is\n%v", d.at, want, err)
				}
			}
		})
	}
}

// told says whether something was told at a place.
func told(err error, at, want string) bool {
	for line := range strings.Lines(err.Error()) {
		if strings.HasPrefix(line, "x.yaml:"+at+": ") && strings.Contains(line, want) {
			return true
		}
	}
	return false
}

// quickly reads a file and makes sure that it does not take long, whatever is wrong with it.
func quickly(t testing.TB, data []byte) (*terms.Terms, error) {
	t.Helper()
	const limit = time.Minute // what takes so long hangs, whatever else the machine does
	began := time.Now()
	got, err := terms.Read("x.yaml", data)
	if took := time.Since(began); took > limit {
		t.Errorf("it took %v to read this", took)
	}
	return got, err
}

// Problems are told in the order of the file, each with a place that is in it.
func TestProblemsHavePlaces(t *testing.T) {
	for _, d := range spoiltFiles(t) {
		_, err := terms.Read("x.yaml", []byte(d.text))
		var all terms.Problems
		if !errors.As(err, &all) || len(all) == 0 {
			t.Fatalf("%s: the error is %T", d.name, err)
		}
		last := 0
		for _, p := range all {
			if p.Line < last || p.Line > strings.Count(d.text, "\n")+1 || p.Line > 0 && p.Col < 1 {
				t.Errorf("%s: %v comes after line %d", d.name, p, last)
			}
			if p.What == "" || p.Right == "" {
				t.Errorf("%s: %v does not say what is wrong and what would be right", d.name, p)
			}
			last = p.Line
		}
	}
}

func TestReadTellsEverythingAtOnce(t *testing.T) {
	text := swap(t, firstVersion(t), "short: LSP", "short: lsp")
	text = strings.Replace(text, "sector: faith", "sector: fate", 1)
	text = strings.ReplaceAll(text, "force: must", "force: shall")
	_, err := terms.Read("x.yaml", []byte(text))
	var all terms.Problems
	if !errors.As(err, &all) {
		t.Fatal(err)
	}
	if len(all) < 20 || len(all) > 50 || all[0].Line != 10 {
		t.Errorf("%d problems were told, the first in line %d", len(all), all[0].Line)
	}
}

func TestReadRefusesWholeFiles(t *testing.T) {
	bomb := "a: &a [x]\n"
	for i := 'b'; i <= 'z'; i++ {
		p := string(i - 1)
		bomb += string(i) + ": &" + string(i) + " [*" + p + ", *" + p + ", *" + p + ", *" + p + "]\n"
	}
	for name, tt := range map[string]struct{ text, want string }{
		"nothing":                          {"", "x.yaml: the file is empty, begin with: schema: tor/0.2"},
		"a comment":                        {"# later\n", "x.yaml: the file is empty"},
		"a dash":                           {"-", "x.yaml:1:1: the file is a list, write “key: value” lines there, with these keys: schema, id,"},
		"a word":                           {"terms", "x.yaml:1:1: the file is “terms”, write “key: value” lines there"},
		"no terms":                         {"~", "x.yaml:1:1: the file is empty, write “key: value” lines there"},
		"a picture":                        {"\x89PNG\r\n\x1a\n", "x.yaml:1:1: this is not UTF-8 text"},
		"a spreadsheet":                    {"\xff\xfei\x00d\x00", "x.yaml:1:1: this is not UTF-8 text"},
		"ten megabytes":                    {strings.Repeat("- a line of a very long file\n", 400_000), "x.yaml: the file is larger than 1 MB"},
		"one megabyte more":                {strings.Repeat("# \n", 400_000), "x.yaml: the file is larger than 1 MB"},
		"an alias bomb":                    {bomb, "x.yaml:1:4: this has an anchor (&)"},
		"a deep well":                      {strings.Repeat("[", 500_000), "x.yaml:"},
		"a well with floor":                {strings.Repeat("[", 50) + strings.Repeat("]", 50), "x.yaml:1:13: this is nested too deep, use at most 12 levels"},
		"a deep indentation":               {strings.Repeat("- ", 100_000), "x.yaml:"},
		"a second document that is broken": {small + "---\n'", "this cannot be read: "},
		"no work streams": {
			strings.Replace(small, "work_streams:\n  smoking: {title: Smoking, lead: hospital}\n  walking: {title: Walking, lead: unspecified}\n", "", 1),
			"there is no work stream “smoking”, there is none yet",
		},
		"no bodies": {before(small, "bodies:") + "bodies: {}\n", "there is no body, write at least one meeting under bodies"},
		"itself":    {"a: &a {b: *a}", "x.yaml:1:11: this repeats something by alias (*)"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := quickly(t, []byte(tt.text))
			if err == nil || got != nil {
				t.Fatalf("that was read, with the error %v", err)
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("the error is\n%v\nwant\n%s", err, tt.want)
			}
		})
	}
}

// before is what stands before a mark.
func before(text, mark string) string {
	head, _, _ := strings.Cut(text, mark)
	return head
}
