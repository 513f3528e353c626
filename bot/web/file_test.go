package web

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

func TestAFileReachesTheDeskByteForByte(t *testing.T) {
	h := newHouse()
	data := []byte("\xef\xbb\xbfa: b\r\n\xff\x00")
	h.post(t, "/as/p-mayor/ask", asked{
		Line: "terms/propose", Sent: true, Request: "r-1", Files: map[string]upload{"file": {Name: "a&b.yaml", Data: data}},
	})
	want := map[string]bot.File{"file": {Name: "a&b.yaml", Data: data}}
	if diff := cmp.Diff(want, h.desk.asked()[0].Files); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
}

func TestTheLargestFileIsTaken(t *testing.T) {
	h := newHouse()
	data := make([]byte, ui.MaxFile)
	got := h.post(t, "/as/p-mayor/ask", asked{Line: "x", Request: "r-1", Files: map[string]upload{"file": {Name: "x", Data: data}}})
	if asks := h.desk.asked(); got.status != 200 || len(asks) != 1 || len(asks[0].Files["file"].Data) != ui.MaxFile {
		t.Errorf("answered with %d", got.status)
	}
}

func TestAFileFieldIsDrawn(t *testing.T) {
	field := ui.Field{
		Name: "file", Label: ui.Say("The file"), Kind: ui.File, Required: true, Accept: []string{".yaml", `."><b>`}, Value: "never shown",
		Problem: ui.Say("Please choose a file."),
	}
	got := render(t, "field", drawer{hostileReader()}.field(field))
	for _, want := range []string{
		`<label for="field-file">`, `type="file" accept=".yaml,.&#34;&gt;&lt;b&gt;" data-most="7340032" required`,
		`aria-describedby="field-file-problem" aria-invalid="true"`, "Please choose a file.", "data-large hidden", "data-unread hidden",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %s in\n%s", want, got)
		}
	}
	if strings.Contains(got, "never shown") {
		t.Error("a file field has no value that a page could fill in")
	}
}
