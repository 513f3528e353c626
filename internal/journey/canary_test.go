package journey_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
)

// canaries are words that a platform could take for something else than words: for a call to everybody or to somebody, for
// a link, for marks, for entities, for pictures.
var canaries = []string{
	"<!channel> <!here> <!everyone> @channel @here", "<@UPMAYOR> and @mayor <#CFULL>", "<@UPMAYOR|the Mayor> <!subteam^S1|@psg>",
	"*bold* _lines_ ~gone~ `code`", "&amp; &lt;!channel&gt; &", "> quoted :smile: <https://example.org|a page>",
	"# heading [x](http://y.example) @everyone <@&3001> <@77> </agenda:1>",
}

// TestCanaries leads words that are traps through the whole program: as titles, reasons, purposes, notes, names of
// organisations, and what people write to the secretariat. They show exactly as they were typed wherever a card has them,
// to whoever reads it, and nobody is called; on Slack the setting sees to that of every message and every answer.
func TestCanaries(t *testing.T) {
	t.Parallel()
	play(t, map[string]story{"as titles": asTitles, "as everything else": asEverythingElse}, inEveryChat...)
}

func asTitles(_ *testing.T, s *bottest.Stage) {
	for _, words := range canaries {
		title := "“" + words + "”"
		s.As(college).Type("agenda submit").Fill("title", words).Choose("wants", "Note").Send().Reads(title).Sees(title)
		s.As(officer).Sees(title).Press("We have talked: add it").Send().Reads(title)
		s.As(college).Type("agenda mine").Reads(words)
	}
	s.As(officer).Type("agenda draft").Reads(canaries[0]).Press("Send to chair")
	s.As(mayor).Press("Ask for a change").Fill("what", canaries[3]).Send()
	s.As(officer).Sees(canaries[3]).Press("Open the draft agenda").Press("Send to chair")
	s.As(mayor).Press("Agree")
	s.As(officer).Press("Issue the agenda").Send()
	s.Until("the agenda goes out")
	for _, words := range canaries {
		s.As(hospital).Type("agenda show " + full).Reads(words)
		s.As(college).Sees(words)
	}
}

func asEverythingElse(_ *testing.T, s *bottest.Stage) {
	for i, words := range canaries {
		s.As(college).Write(words)
		s.As(officer).Sees(words)
		s.As(college).Type("contact " + words)
		suggest(s, "Item")
		s.As(officer).Press("Not for this agenda").Choose("basis", "Decided by the chair").Fill("reason", words).Send().Reads("Recorded")
		s.As(college).Sees(words)
		s.As(newcomer).Type("membership request").Fill("organisation", words).Send().Sees(words)
		s.As(officer).Sees(words)
		s.As(officer).Type("action add").Fill("what", words).Fill("owner", "the secretariat").Send().Reads(words)
		s.As(college).Type("agenda nonsense " + words).Reads(words)
		if i == 0 {
			s.As(hospital).Type("agenda submit " + words).Reads(words)
		}
	}
	s.Until("Steering group: the meeting begins")
	s.As(officer).Type("notes draft "+psg).Fill("text", "Agreed: "+canaries[3]+"\nAction: Lewisham College to "+canaries[0]).Send()
	s.As(officer).Type("notes issue " + psg).Send()
	s.As(officer).Type("notes show " + psg).Reads(canaries[3])
	s.As(college).Sees(canaries[0])
}
