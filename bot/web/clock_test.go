package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func (h house) jumpTo(t *testing.T, at string) got {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, "/clock/jump", strings.NewReader(url.Values{"at": {at}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return h.do(t, r)
}

func TestJumpTwiceJumpsOnce(t *testing.T) {
	h := newHouse()
	for range 2 {
		page := h.jumpTo(t, "2027-02-25T17:00:00Z")
		if !strings.Contains(page.body, "Thursday 25 February 2027") || !strings.Contains(page.body, "5pm") {
			t.Errorf("the clock says %s", page.body)
		}
	}
	if h.clock.jumps != 1 {
		t.Errorf("jumped %d times", h.clock.jumps)
	}
}

func TestClockWithNothingDueHasNoButton(t *testing.T) {
	h := newHouse()
	h.clock.due = nil
	page := h.get(t, "/clock")
	if page.status != http.StatusOK || strings.Contains(page.body, "<button") || !strings.Contains(page.body, "Nothing is due") {
		t.Errorf("the clock is %d %s", page.status, page.body)
	}
	h.jumpTo(t, "")
	if h.clock.jumps != 0 {
		t.Error("it jumped to nowhere")
	}
}
