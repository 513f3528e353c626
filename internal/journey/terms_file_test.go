package journey_test

import (
	"bytes"
	"html"
	"net/http"
	"net/http/httptest"
	"regexp"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/internal/demo"
)

// TestTheTermsAsAFile has those who send the terms round get them: the bytes that were adopted, and a page to read.
func TestTheTermsAsAFile(t *testing.T) {
	t.Parallel()
	d := newDemo(t, openBolt(t))
	s := bottest.NewStage(t, world(d))
	proposed := withoutHomes(t)

	for _, who := range []string{officer, mayor} {
		s.As(who).Type("terms show").Press("Get the file").Reads("You get it in your own conversation with us: Terms of reference, version 1, the file.").
			Sees("[file] Terms of reference, version 1, the file (lsp-terms-of-reference-1.yaml)")
		s.As(who).Again()
		if got := saved(t, d, who); len(got) != 1 || !bytes.Equal(got["lsp-terms-of-reference-1.yaml"], examples.Lewisham) {
			t.Errorf("%s has %d files, and not the one that was adopted", who, len(got))
		}
	}
	s.As(officer).Type("terms propose").Attach("file", "new.yaml", proposed).Send().Press("Get the file").Reads("version 2, the file")
	s.As(officer).Type("terms page 2").Reads("version 2, in plain words")
	s.As(mayor).Type("terms page").Reads("version 1, in plain words")
	got := saved(t, d, officer)
	if len(got) != 3 || !bytes.Equal(got["lsp-terms-of-reference-2.yaml"], proposed) ||
		!bytes.Contains(got["lsp-terms-of-reference-2.docx"], []byte("word/document.xml")) {
		t.Errorf("the officer has %d files, and not what was proposed", len(got))
	}

	s.As(college).Type("terms show")
	if line := s.As(college).Line("Get the file"); line != "" {
		t.Errorf("a member is offered %s", line)
	}
	for _, stolen := range []string{"terms/file", "terms/file/1", "terms/page/2"} {
		s.As(college).Control("stolen", stolen).Reads("This is for the chair, their office, or the secretariat for them.")
	}
	s.As(officer).Control("old card", "terms/file/7").Reads("There is no version of the terms of reference called 7.")
	if got := saved(t, d, college); len(got) != 0 {
		t.Errorf("a member has %d files", len(got))
	}
	everythingSaidIsFit(t, s)
	bottest.Verify(t, s.Evidence())
}

// saved are the files that somebody can save from their own conversation with the clerk, by name.
func saved(t *testing.T, d *demo.Demo, who string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, link := range regexp.MustCompile(`href="([^"]+)" download="([^"]+)"`).FindAllStringSubmatch(page(t, d, "/as/"+who+"/dm/"+who), -1) {
		all[html.UnescapeString(link[2])] = []byte(page(t, d, link[1]))
	}
	return all
}

func page(t *testing.T, d *demo.Demo, path string) string {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = "localhost"
	w := httptest.NewRecorder()
	d.Web.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Fatalf("%s is answered with %d", path, w.Code)
	}
	return w.Body.String()
}
