package slack

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// TestNothingIsEverOverALimit draws the worst that can be made of the vocabulary, and more of it than the commands may use.
func TestNothingIsEverOverALimit(t *testing.T) {
	d := drawer{reader: canaryReader()}
	t.Run("message", rapid.MakeCheck(func(t *rapid.T) { inspectMessage(t, d.message(anyCard().Draw(t, "card"))) }))
	t.Run("modal", rapid.MakeCheck(func(t *rapid.T) { inspectView(t, mustModal(t, anyForm().Draw(t, "form"))) }))
	t.Run("home", rapid.MakeCheck(func(t *rapid.T) {
		inspectView(t, d.home(rapid.SliceOfN(anyCard(), 0, 6).Draw(t, "cards")...))
	}))
}

var anyText = rapid.Custom(func(t *rapid.T) ui.Text {
	id := rapid.SampledFrom([]string{"channel", "person", "marks", "entity", "smile", "link", "rtl", "lines", "long", "short", "nowhere"}).Draw(t, "id")
	words := rapid.OneOf(rapid.StringN(0, 60, -1), rapid.Just(strings.Repeat("жук ", 700)), rapid.Just("")).Draw(t, "words")
	return rapid.SampledFrom([]ui.Text{
		{},
		ui.Say("%s", words), ui.Say("About %s and %s", ui.TypedText(id), words), ui.Say("%s", ui.Bold("%s", ui.TypedText(id))),
		ui.Say("From %s on %s", ui.Person("p-1"), ui.OnDay(day("2027-03-18"))),
	}).Draw(t, "text")
})

var anyTag = rapid.Custom(func(t *rapid.T) *ui.Tag { return &ui.Tag{Words: anyText.Draw(t, "tag")} })

func anyButton() *rapid.Generator[ui.Button] {
	return rapid.Custom(func(t *rapid.T) ui.Button {
		return ui.Button{
			Label: anyText.Draw(t, "label"), Name: anyText.Draw(t, "name"), Primary: rapid.Bool().Draw(t, "primary"),
			Command: rapid.StringMatching(`[a-z]{1,9}/[a-z]{1,9}(/[A-Z]{1,40}){0,2}`).Draw(t, "command"),
		}
	})
}

func anyChoices(most int) *rapid.Generator[[]ui.Choice] {
	return rapid.Custom(func(t *rapid.T) []ui.Choice {
		list := make([]ui.Choice, rapid.IntRange(0, most).Draw(t, "choices"))
		label := anyText.Draw(t, "label")
		for i := range list {
			list[i] = ui.Choice{Label: label, Value: fmt.Sprintf("choice/%d", i)}
		}
		return list
	})
}

func anyRow() *rapid.Generator[ui.Row] {
	return rapid.Custom(func(t *rapid.T) ui.Row {
		return ui.Row{
			Number: rapid.SampledFrom([]string{"", "7", "A-031"}).Draw(t, "number"), Title: anyText.Draw(t, "title"), Detail: anyText.Draw(t, "detail"),
			Aside: anyText.Draw(t, "aside"), Tag: rapid.OneOf(rapid.Just[*ui.Tag](nil), anyTag).Draw(t, "tag"),
			Buttons: rapid.SliceOfN(anyButton(), 0, 3).Draw(t, "buttons"),
		}
	})
}

func anyBlock() *rapid.Generator[ui.Block] {
	return rapid.Custom(func(t *rapid.T) ui.Block {
		words := anyText.Draw(t, "words")
		switch rapid.IntRange(0, 5).Draw(t, "kind") {
		case 0:
			return ui.Block{Paragraph: &words}
		case 1:
			return ui.Block{Heading: &words}
		case 2:
			return ui.Block{Quote: &ui.Quote{Words: words, Source: anyText.Draw(t, "source")}}
		case 3:
			return ui.Facts(ui.Fact{Label: anyText.Draw(t, "label"), Value: words}, ui.Of("Label", "value"))
		case 4:
			return ui.List(rapid.SliceOfN(anyText, 0, 9).Draw(t, "items")...)
		}
		return ui.Rows(rapid.SliceOfN(anyRow(), 0, 30).Draw(t, "rows")...)
	})
}

func anyCard() *rapid.Generator[ui.Card] {
	return rapid.Custom(func(t *rapid.T) ui.Card {
		c := ui.Card{
			Lead: ui.Say("A lead. %s", anyText.Draw(t, "lead")), Tag: rapid.OneOf(rapid.Just[*ui.Tag](nil), anyTag).Draw(t, "tag"),
			Blocks: rapid.SliceOfN(anyBlock(), 0, 30).Draw(t, "blocks"), Buttons: rapid.SliceOfN(anyButton(), 0, 7).Draw(t, "buttons"),
			Foot: anyText.Draw(t, "foot"),
		}
		if rapid.Bool().Draw(t, "menu") {
			c.Menu = &ui.Menu{Label: anyText.Draw(t, "label"), Choices: anyChoices(30).Draw(t, "choices")}
		}
		return c
	})
}

func anyForm() *rapid.Generator[ui.Form] {
	return rapid.Custom(func(t *rapid.T) ui.Form {
		f := ui.Form{
			Title: anyText.Draw(t, "title"), Command: "agenda/submit", Request: "R1", Submit: anyText.Draw(t, "submit"), Problem: anyText.Draw(t, "problem"),
			Intro: rapid.SliceOfN(anyBlock(), 0, 20).Draw(t, "intro"),
		}
		for i := range rapid.IntRange(0, ui.MaxFields).Draw(t, "fields") {
			f.Fields = append(f.Fields, anyField(fmt.Sprintf("field%d", i)).Draw(t, "field"))
		}
		return f
	})
}

func anyField(name string) *rapid.Generator[ui.Field] {
	kinds := []ui.FieldKind{ui.Line, ui.Area, ui.Select, ui.Radio, ui.Several, ui.Tick, ui.Date, ui.Time, ui.File, "unheard-of"}
	return rapid.Custom(func(t *rapid.T) ui.Field {
		return ui.Field{
			Name: name, Label: anyText.Draw(t, "label"), Hint: anyText.Draw(t, "hint"), Problem: anyText.Draw(t, "problem"),
			Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Required: rapid.Bool().Draw(t, "required"),
			Max:     rapid.SampledFrom([]int{0, 150, 3000, 9000}).Draw(t, "max"),
			Value:   rapid.SampledFrom([]string{"", "yes", "choice/1", "choice/130", "2027-03-18", "14:00", "gone", strings.Repeat("<&>", 1200), strings.Repeat("слово ", 2000)}).Draw(t, "value"),
			Choices: anyChoices(150).Draw(t, "choices"),
		}
	})
}
