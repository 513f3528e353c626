package fakeslack_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

// send posts bytes to an address that Slack gave, and returns the status.
func send(t *testing.T, address, data string) int {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	return response.StatusCode
}

func TestAFileIsThereWhenItIsComplete(t *testing.T) {
	sc := set(t, nil)
	place := sc.works("files.getUploadURLExternal", object{"filename": "a.html", "length": "3"})
	id, address := place["file_id"].(string), place["upload_url"].(string)
	complete := object{"files": `[{"id":"` + id + `","title":"A"}]`, "channel_id": "C1"}
	sc.fails("file_not_found", "files.completeUploadExternal", complete)
	if status := send(t, address, "abc"); status != http.StatusOK {
		t.Fatalf("the bytes are answered with %d", status)
	}
	if status := send(t, address, "abd"); status == http.StatusOK {
		t.Error("the address serves twice")
	}
	sc.fails("file_not_found", "files.info", object{"file": id})
	sc.clock.Advance(sharingTime)
	if len(sc.person("U1").Sees("C1")) > 0 {
		t.Error("a file that nobody completed is seen")
	}
	sc.works("files.completeUploadExternal", complete)
	sc.clock.Advance(sharingTime)
	if seen := sc.person("U1").AwaitsFile("C1", "a.html").Files[0]; string(seen.Content) != "abc" || seen.Title != "A" {
		t.Errorf("the file is %+v", seen)
	}
	if v := sc.Violations(); len(v) > 0 {
		t.Errorf("violations: %q", v)
	}
	sc.works("files.completeUploadExternal", complete)
	if v := sc.Violations(); !slices.Equal(v, []string{"the file a.html is completed twice"}) {
		t.Errorf("violations: %q", v)
	}
}

func TestWhatSlackSaysOfAFile(t *testing.T) {
	sc := set(t, nil)
	sc.fails("missing_argument", "files.getUploadURLExternal", object{"filename": "a.html", "length": "0"})
	sc.fails("alt_txt_too_large", "files.getUploadURLExternal", object{"filename": "a.png", "length": "3", "alt_txt": strings.Repeat("a", 1001)})
	place := sc.works("files.getUploadURLExternal", object{"filename": "a.png", "length": "3", "alt_txt": strings.Repeat("a", 1000)})
	send(t, place["upload_url"].(string), "four")
	if v := sc.Violations(); len(v) != 1 || !strings.Contains(v[0], "announced as 3") {
		t.Errorf("violations: %q", v)
	}
	narrow := set(t, func(o *fakeslack.Options) { o.App.Scopes = []string{"chat:write"} })
	narrow.fails("missing_scope", "files.getUploadURLExternal", object{"filename": "a.html", "length": "3"})
}

func TestADeletedFileHangsNowhere(t *testing.T) {
	sc := set(t, nil)
	place := sc.works("files.getUploadURLExternal", object{"filename": "a.html", "length": "3"})
	id := place["file_id"].(string)
	sc.fails("file_not_found", "files.delete", object{"file": id})
	send(t, place["upload_url"].(string), "abc")
	sc.works("files.completeUploadExternal", object{"files": `[{"id":"` + id + `","title":"A"}]`, "channel_id": "C1"})
	sc.clock.Advance(sharingTime)
	sc.person("U1").AwaitsFile("C1", "a.html")
	sc.works("files.delete", object{"file": id})
	for _, m := range sc.person("U1").Sees("C1") {
		if len(m.Files) > 0 {
			t.Errorf("it hangs there still: %v", m.Files)
		}
	}
	sc.fails("file_not_found", "files.delete", object{"file": id})
	sc.fails("file_not_found", "files.info", object{"file": id})
}
