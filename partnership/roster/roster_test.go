package roster_test

import (
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership/roster"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func TestWhatSpreadsheetsSave(t *testing.T) {
	jane := []roster.Line{{Number: 2, Name: "Jané Bloggs", Organisation: "Lewisham College", Email: "jane@college.example"}}
	lower := func(n int) []roster.Line {
		l := jane[0]
		l.Number = n
		return []roster.Line{l}
	}
	plain := "name,organisation,e-mail\nJané Bloggs,Lewisham College,jane@college.example\n"
	for name, c := range map[string]struct {
		data string
		want []roster.Line
	}{
		"plain":                       {plain, jane},
		"semicolons":                  {strings.ReplaceAll(plain, ",", ";"), jane},
		"tabs and Windows' line ends": {strings.ReplaceAll(strings.ReplaceAll(plain, ",", "\t"), "\n", "\r\n"), jane},
		"a byte order mark":           {"\ufeff" + plain, jane},
		"UTF-16, the small end first": {wide(plain, binary.LittleEndian), jane},
		"UTF-16, the big end first":   {wide(plain, binary.BigEndian), jane},
		"the Windows alphabet":        {strings.ReplaceAll(plain, "é", "\xe9"), jane},
		"a line about the separator":  {"sep=;\n" + strings.ReplaceAll(plain, ",", ";"), lower(3)},
		"quotes":                      {strings.ReplaceAll(plain, "Lewisham College", `"Lewisham College"`), jane},
		"empty lines and cells":       {strings.Replace(plain, "\n", "\n,,\n\n", 1), lower(4)},
		"spaces that cannot be seen":  {strings.ReplaceAll(plain, "Jané Bloggs", "\u00a0Jané\u00a0Bloggs\u200b "), jane},
		"other names and capitals":    {"FULL NAME,Partner,Mail\nJané Bloggs,Lewisham College,jane@college.example\n", jane},
		"columns of their own":        {"name,organisation,e-mail,Shoe size\nJané Bloggs,Lewisham College,jane@college.example,41\n", jane},
		"a form of address":           {"title,name,known as,organisation,e-mail\nDr,Jané Bloggs,Jan Bloggs,Lewisham College,jane@college.example\n", called(jane, "Dr", "Jan Bloggs")},
		"more cells than columns":     {strings.Replace(plain, ".example\n", ".example,and more\n", 1), jane},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := roster.Read([]byte(c.data))
			if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
				t.Errorf("%v\n%s", err, diff)
			}
		})
	}
}

// called are the same lines about people who want to be called otherwise.
func called(lines []roster.Line, address, name string) []roster.Line {
	other := slices.Clone(lines)
	for i := range other {
		other[i].Address, other[i].Called = address, name
	}
	return other
}

func wide(text string, order binary.ByteOrder) string {
	var b strings.Builder
	for _, unit := range append([]uint16{0xfeff}, utf16.Encode([]rune(text))...) {
		var two [2]byte
		order.PutUint16(two[:], unit)
		b.Write(two[:])
	}
	return b.String()
}

func TestWhatIsWrongWithARoster(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"nothing":               {"", "the file is empty, begin with a line that names the columns: name, organisation, place, e-mail"},
		"nobody":                {"name,place\n", "nobody is in the file, write one line for each person"},
		"no header":             {"Jane,Lewisham College\n", "line 1: the first line does not name the columns, begin with a line that names the columns: name, organisation, place, e-mail"},
		"a slip in the header":  {"name,organistion\nJane,College\n", "line 1: there is a column “organistion”, did you mean “organisation”?"}, //nolint:misspell // because this is about it
		"no names":              {"organisation,place\nCollege,Mayor\n", "line 1: the column “name” is missing, begin with a line that names the columns: name, organisation, place, e-mail"},
		"nothing to stand for":  {"name,e-mail\nJane,jane@college.example\n", "line 1: neither a column “organisation” nor a column “place” is there, begin with a line that names the columns: name, organisation, place, e-mail"},
		"two of a column":       {"name,organisation,organization\nJane,A,B\n", "line 1: there are two columns for the organisation, keep one of them"}, //nolint:misspell // because this is about it
		"somebody without":      {"name,place\n,Mayor\nJane,\n", "line 2: the name is missing, every line is about one person\nline 3: nothing says what “Jane” stands for, write an organisation or a place"},
		"an address":            {"name,place,email\nJane,Mayor,Jane <j@x>\n", "line 2: “Jane <j@x>” is no e-mail address, it looks like name@example.org"},
		"a quotation mark":      {"name,place\nJane \"J\" Bloggs,Mayor\n", "line 2: a quotation mark stands where none can, put quotation marks around the whole cell, and write one within it twice"},
		"an open quotation":     {"name,place\n\"Jane,Mayor\n", "line 2: a quotation mark stands where none can, put quotation marks around the whole cell, and write one within it twice"},
		"a novel":               {"name,place\n" + strings.Repeat("W", 151) + ",Mayor\n", "line 2: “" + strings.Repeat("W", 60) + "…” has 151 characters, at most 150 fit"},
		"a file that is no CSV": {strings.Repeat("x", roster.MaxBytes+1), "the file has more than 256 kilobytes, a roster is a list of a few hundred people"},
		"a crowd":               {"name,place\n" + strings.Repeat("Jane,Mayor\n", 1001), "line 1002: there are more than 1000 people"},
	} {
		t.Run(name, func(t *testing.T) {
			lines, err := roster.Read([]byte(c.data))
			if err == nil || lines != nil {
				t.Fatalf("it is taken: %v", lines)
			}
			if diff := cmp.Diff(c.want, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func lewisham(t *testing.T) *terms.Terms {
	t.Helper()
	lsp, err := terms.Read("lewisham.yaml", examples.Lewisham)
	if err != nil {
		t.Fatal(err)
	}
	return lsp
}

func TestWhichPlacesALineMeans(t *testing.T) {
	lsp := lewisham(t)
	for name, c := range map[string]struct {
		line roster.Line
		want []string
	}{
		"an organisation has its place in every group": {roster.Line{Organisation: "Lewisham College"}, []string{"full/lewisham-college", "psg/lewisham-college"}},
		"or in the one that is named":                  {roster.Line{Organisation: "lewisham college", Group: "steering group"}, []string{"psg/lewisham-college"}},
		"by a short name of the terms":                 {roster.Line{Organisation: "SLaM", Group: "FULL"}, []string{"full/south-london-and-maudsley-nhs-trust"}},
		"an article and a hyphen do not count":         {roster.Line{Organisation: "Albany", Group: "Full-LSP"}, []string{"full/the-albany"}},
		"a place by its id":                            {roster.Line{Place: "full/mayor"}, []string{"full/mayor"}},
		"an office by its title":                       {roster.Line{Place: "Chief Executive", Organisation: "Lewisham Council", Group: "full"}, []string{"full/chief-executive"}},
		"the secretariat":                              {roster.Line{Place: "Secretariat"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			c.line.Name = "Jane"
			entries, err := roster.Place(lsp, []roster.Line{c.line})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, seat := range entries[0].Seats {
				got = append(got, seat.ID)
			}
			if diff := cmp.Diff(c.want, got); diff != "" || entries[0].Secretariat != (c.want == nil) {
				t.Errorf("secretariat: %t\n%s", entries[0].Secretariat, diff)
			}
		})
	}
}

func TestLinesThatMeanNoPlace(t *testing.T) {
	_, err := roster.Place(lewisham(t), []roster.Line{
		{Number: 2, Name: "A", Organisation: "Lewisham Colege"},
		{Number: 3, Name: "B", Organisation: "Lewisham College", Group: "Stearing group"},
		{Number: 4, Name: "C", Place: "Mayer of Lewisham"},
		{Number: 5, Name: "D", Organisation: "Hogwarts"},
		{Number: 6, Name: "E", Organisation: "Lewisham College"},
		{Number: 7, Name: "F", Organisation: "Lewisham College", Group: "full"},
		{Number: 8, Name: "G", Place: "full/cabinet"},
		{Number: 9, Name: "H", Place: "full/cabinet"},
	})
	want := strings.Join([]string{
		"line 2: there is no organisation with a place “Lewisham Colege”, did you mean “Lewisham College”?",
		"line 3: there is no group “Stearing group”, did you mean “Steering group”?",
		"line 4: there is no place “Mayer of Lewisham”, did you mean “The Mayor of Lewisham”?",
		"line 5: there is no organisation with a place “Hogwarts”, write it as the terms of reference do",
		"line 7: line 6 gives the place of “Lewisham College” to “E” already, one person holds it at a time",
	}, "\n")
	if diff := cmp.Diff(want, fmt.Sprint(err)); diff != "" {
		t.Error(diff)
	}
}

// Whatever is in the cells, a table that was written by the book is read as it was, apart from space; and no bytes break
// the reader.
func TestReadingAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringMatching(`[A-Za-z"',;<>&@ éß一-三-]{1,40}`)
		names := rapid.SliceOfN(cell.Filter(func(s string) bool { return strings.TrimSpace(s) != "" }), 1, 9).Draw(t, "names")
		var b strings.Builder
		out := csv.NewWriter(&b)
		out.Comma = rapid.SampledFrom([]rune{',', ';', '\t'}).Draw(t, "separator")
		_ = out.Write([]string{"name", "place"})
		for _, name := range names {
			_ = out.Write([]string{name, "Mayor"})
		}
		out.Flush()
		lines, err := roster.Read([]byte(b.String()))
		if err != nil || len(lines) != len(names) {
			t.Fatalf("%d lines of %d: %v", len(lines), len(names), err)
		}
		for i, l := range lines {
			if l.Name != strings.TrimSpace(names[i]) || l.Number != i+2 {
				t.Errorf("line %d has %q, not %q", l.Number, l.Name, names[i])
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("name;place\n\"a\";b\n"))
	f.Add([]byte("\xff\xfen\x00a\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		lines, err := roster.Read(data)
		if (err == nil) != (len(lines) > 0) {
			t.Errorf("%d lines and the error %v", len(lines), err)
		}
	})
}
