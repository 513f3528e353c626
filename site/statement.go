package site

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// prepared is the day on which these pages were last tested and the statement was last written over.
var prepared = calendar.Date{Year: 2026, Month: 11, Day: 22}

// statement is the accessibility statement: what was tested and how, what was not, and whom to tell.
func (s Site) statement() *Page {
	p := s.begin(accessPath, ui.Say("Accessibility statement"))
	p.Doc.Add(
		documents.Paragraph("This statement is about the public pages of the %s. We want as many people as possible to be able to use them.", s.State.Terms.Title),
		documents.Section("How accessible these pages are"),
		documents.Paragraph("The pages are made to meet the Web Content Accessibility Guidelines, version 2.2, level AA. You should be able to:"),
		documents.Bullets(
			ui.Say("enlarge the text to 400% without scrolling sideways, but in wide tables"),
			ui.Say("reach everything with a keyboard alone"),
			ui.Say("read them with a screen reader: headings, lists and tables are marked as such"),
			ui.Say("read them in light or dark colours, as your device is set"),
			ui.Say("print them, and read them without JavaScript"),
		),
		documents.Section("What is not accessible"),
		documents.Bullets(
			ui.Say("Files among the key documents are given as they were received. Some may lack headings or descriptions of pictures."),
			ui.Say("Pages on other sites to which we link are not ours."),
			ui.Say("What people typed, such as a title, stands as it was typed. It may hold abbreviations that are not explained."),
		),
		documents.Section("Telling us of a problem"),
		documents.Paragraph("If you cannot read something, or need it in large print, easy read, audio or another language, please tell the secretariat:"),
		s.whomToTell(),
		documents.Section("If you are not content with the answer"),
		documents.Block{Paragraph: documents.Line{
			says("The Equality and Human Rights Commission enforces the accessibility regulations for the public sector (2018). In England, Scotland and Wales you can contact the "),
			{Text: ui.Say("Equality Advisory and Support Service"), Link: "https://www.equalityadvisoryservice.com/"},
			says("."),
		}},
		documents.Section("How they were tested"),
		documents.Paragraph("Every kind of page was tested by the makers of the software on %s: automatically with axe-core in Chromium, in light and dark colours, 320 pixels wide and as printed; and by keyboard. They were not tested with people who use assistive technology, nor with particular screen readers, and no outside body has audited them. An automatic test finds only some of the faults that there can be.", ui.OnDay(prepared)),
	)
	return p
}
