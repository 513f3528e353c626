package word_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/documentstest"
	"github.com/partnership-secretariat/secretariat/documents/word/wordtest"
)

// styled are the words of the paragraphs of a style.
func styled(root *wordtest.Node, style string) []string {
	var words []string
	for _, p := range root.All("w:p") {
		if s := p.All("w:pStyle"); len(s) == 1 && s[0].Attrs["w:val"] == style {
			words = append(words, strings.TrimSpace(p.Words()))
		}
	}
	return words
}

func TestHeadingsAreHeadings(t *testing.T) {
	document := readBack(t, documentstest.Everything())["word/document.xml"]
	for style, want := range map[string][]string{
		"Heading1": {`Everything of Winter <b>warm</b> spaces & "soup"`}, "Heading2": {"Lists", "Tables"}, "Heading3": {"A part"},
		"Only": {"For the secretariat."}, "Caption": {"Actions", "To sign"}, "ListNumber": {"third", "fourth"}, "Source": {"Full LSP, Meetings"},
		"Fact": {"When: Thursday 18 March 2027, 2pm to 4pm", "Where: Civic Suite"}, "CellName": {"A-031", "A-032", "Ann Lee"},
	} {
		if diff := cmp.Diff(want, styled(document, style)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", style, diff)
		}
	}
}

func TestATableHasAHeadingRowThatIsRepeated(t *testing.T) {
	for _, table := range readBack(t, documentstest.Everything())["word/document.xml"].All("w:tbl") {
		for i, row := range table.All("w:tr") {
			if heads := len(row.All("w:tblHeader")); heads == 1 != (i == 0) {
				t.Errorf("row %d is a heading row %d times", i, heads)
			}
			if len(row.All("w:cantSplit")) != 1 {
				t.Errorf("row %d may be torn", i)
			}
		}
		if table.All("w:tblCaption")[0].Attrs["w:val"] == "" || !strings.HasPrefix(table.All("w:tblDescription")[0].Attrs["w:val"], "Columns: ") {
			t.Error("a table does not say what it is")
		}
	}
}

func TestColumnsShareTheWidthOfTheText(t *testing.T) {
	for name, d := range examples() {
		for _, table := range readBack(t, d)["word/document.xml"].All("w:tbl") {
			sum := 0
			for _, column := range table.All("w:gridCol") {
				width, err := strconv.Atoi(column.Attrs["w:w"])
				if err != nil || width < 1 {
					t.Errorf("%s: a column is %s wide", name, column.Attrs["w:w"])
				}
				sum += width
			}
			whole, err := strconv.Atoi(table.All("w:tblW")[0].Attrs["w:w"])
			if err != nil || sum > whole || sum < whole-10 || whole > 9072 {
				t.Errorf("%s: columns of %d in a table of %d in a text of 9072", name, sum, whole)
			}
		}
	}
}

func TestAShortHeadingIsNotBroken(t *testing.T) {
	narrow := table("Narrow", []int{1, 40})
	narrow.Table.Head[0] = ui.Say("No.")
	columns := readBack(t, documents.Document{Blocks: []documents.Block{narrow}})["word/document.xml"].All("w:gridCol")
	if first := columns[0].Attrs["w:w"]; first != "606" {
		t.Errorf("No. has %s, want 606", first)
	}
	if second := columns[1].Attrs["w:w"]; second != "8465" {
		t.Errorf("the widest column has %s, want 8465", second)
	}
}

func TestAPictureIsSaidAndFitsThePage(t *testing.T) {
	var alts []string
	for _, d := range []documents.Document{documentstest.Everything(), lists(), sideBySide()} {
		for _, inline := range readBack(t, d)["word/document.xml"].All("wp:inline") {
			alts = append(alts, inline.All("wp:docPr")[0].Attrs["descr"])
			wide, _ := strconv.Atoi(inline.All("wp:extent")[0].Attrs["cx"])
			high, _ := strconv.Atoi(inline.All("wp:extent")[0].Attrs["cy"])
			if wide < 1 || wide > 5760720 || high < 1 || high > 7620000 {
				t.Errorf("a picture is %d by %d", wide, high)
			}
		}
	}
	if diff := cmp.Diff([]string{"One point: 3 of 4 on track.", "A wide picture.", "\"A\" <high> & narrow picture\nin two lines."}, alts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestEachListOfNumbersCountsForItself: nothing but its own beginning tells Word where a list begins.
func TestEachListOfNumbersCountsForItself(t *testing.T) {
	parts := readBack(t, lists())
	starts := map[string]string{}
	for _, n := range parts["word/numbering.xml"].All("w:num") {
		for _, s := range n.All("w:startOverride") {
			starts[n.Attrs["w:numId"]] = s.Attrs["w:val"]
		}
	}
	begins := map[string]string{}
	for _, p := range parts["word/document.xml"].All("w:p") {
		for _, n := range p.All("w:numId") {
			begins[strings.TrimSpace(p.Words())] = starts[n.Attrs["w:val"]]
		}
	}
	for words, want := range map[string]string{"a first": "1", "within": "1", "from one again": "1", "from one": "1", "from seven": "7", "eight": "7", "with all sorts": "9", "the deepest": ""} {
		if begins[words] != want {
			t.Errorf("%q is in a list from %q, want %q", words, begins[words], want)
		}
	}
	if len(starts) != 17 {
		t.Errorf("there are %d lists of numbers, want 17", len(starts))
	}
}

func TestAFileIsInBritishEnglishOnA4AndNamesNoMachine(t *testing.T) {
	parts := readBack(t, documentstest.Everything())
	if lang := parts["word/styles.xml"].All("w:rPrDefault")[0].All("w:lang")[0].Attrs["w:val"]; lang != "en-GB" {
		t.Errorf("its language is %q", lang)
	}
	if page := parts["word/document.xml"].All("w:pgSz")[0].Attrs; page["w:w"] != "11906" || page["w:h"] != "16838" {
		t.Errorf("its page is %v", page)
	}
	got := map[string]string{}
	for _, p := range parts["docProps/core.xml"].Children {
		got[p.Name] = p.Text
	}
	want := map[string]string{
		"dc:title": `Everything of Winter <b>warm</b> spaces & "soup"`, "dc:creator": "The secretariat", "dc:language": "en-GB", "dc:identifier": "FULL-2027-03",
		"version": "version 2", "dcterms:created": "2027-03-18T00:00:00Z", "dcterms:modified": "2027-03-18T00:00:00Z",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEachPageSaysWhatItIsAPageOf(t *testing.T) {
	for want, d := range map[string]documents.Document{
		"For the secretariat.\nFULL-2027-03, version 2\tPage 1 of 1": documentstest.Everything(), "For the chair.\nLists\tPage 1 of 1": lists(), "Side by side, draft\tPage 1 of 1": sideBySide(),
	} {
		footer := readBack(t, d)["word/footer.xml"]
		if got := strings.TrimSpace(footer.Words()); got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if fields := footer.All("w:fldSimple"); len(fields) != 2 {
			t.Errorf("%d fields", len(fields))
		}
	}
}

func TestALinkLeadsSomewhereOrIsWords(t *testing.T) {
	parts := readBack(t, sideBySide())
	var got []string
	for _, link := range parts["word/document.xml"].All("w:hyperlink") {
		to := "#" + link.Attrs["w:anchor"]
		for _, r := range parts["word/_rels/document.xml.rels"].Children {
			if r.Attrs["Id"] == link.Attrs["r:id"] {
				to = r.Attrs["Target"]
			}
		}
		got = append(got, link.Words()+" "+to)
	}
	want := []string{"item 5 #_item-5", `, odd https://example.org/?a=%7Bb%7D%7Cc%20d&e=%25zz%22f%22%3C%C3%BC%3E`, ", and again tel:+442083146000", " tel:+442083146000"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
