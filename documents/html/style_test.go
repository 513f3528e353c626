package html_test

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/documentstest"
	page "github.com/partnership-secretariat/secretariat/documents/html"
)

// Ink and paper differ enough for weak eyes, by day and by night (4.5 : 1).
func TestThePageHasContrast(t *testing.T) {
	style := string(page.Page(documents.Document{Title: ui.Say("A page")}, documentstest.Reader()))
	schemes := regexp.MustCompile(`--ink: [^}]*`).FindAllString(style, 2)
	if len(schemes) != 2 {
		t.Fatalf("the page has colours for %d of day and night", len(schemes))
	}
	for _, scheme := range schemes {
		colour := map[string]float64{}
		for _, c := range regexp.MustCompile(`--(\w+): #([0-9a-f]+)`).FindAllStringSubmatch(scheme, -1) {
			colour[c[1]] = luminance(c[2])
		}
		for _, text := range []string{"ink", "muted", "accent"} {
			for _, ground := range []string{"paper", "tint"} {
				light, dark := max(colour[text], colour[ground]), min(colour[text], colour[ground])
				if ratio := (light + 0.05) / (dark + 0.05); ratio < 4.5 {
					t.Errorf("%s on %s is %.1f : 1 in %s", text, ground, ratio, scheme)
				}
			}
		}
	}
}

// luminance is how bright a colour is to the eye, as WCAG counts it.
func luminance(hex string) float64 {
	if len(hex) == 3 {
		hex = strings.Join([]string{hex[:1], hex[:1], hex[1:2], hex[1:2], hex[2:], hex[2:]}, "")
	}
	var sum float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, _ := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
