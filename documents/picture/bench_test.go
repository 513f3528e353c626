package picture_test

import "testing"

// What somebody waits for who asks for a picture: it goes with the answer, within Slack's three seconds.
func BenchmarkDashboard(b *testing.B) {
	for b.Loop() {
		draw(b, drawings["dashboard"])
	}
}
