package slack

import (
	"cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// Codes of our own, beside Slack's.
const (
	noFile   = "no_file"
	tooLarge = "file_too_large"
)

// leftOut says whether a file that meets an error goes nowhere: asked again, it would fail again. The card goes without it.
func leftOut(err error) bool {
	if err == nil {
		return false
	}
	switch classOf(err) {
	case fault, shut, gone, late:
		return true
	case dead:
		return code(err) == "missing_scope" // messages arrive all the same
	case pause, away, shaky, old, moving:
	}
	return false
}

// lacking says why a file is missing, to those who read the card.
var lacking = map[string]string{
	"file_uploads_disabled": "files are switched off in this workspace",
	"storage_limit_reached": "this workspace has no room left for files",
	"file_type_not_allowed": "this workspace does not allow files of its kind",
	"file_too_large":        "it is too large",
	"missing_scope":         "we may not send files in this workspace",
}

// fileMending says what to do about it, to somebody of the secretariat.
var fileMending = map[string]string{
	"file_uploads_disabled": "Files are switched off in that workspace. An owner of the workspace can switch them on in its settings.",
	"storage_limit_reached": "That workspace has no room left for files. Somebody has to delete some there, or to pay for more room.",
	"file_type_not_allowed": "That workspace does not allow files of this kind. An owner of the workspace can allow them in its settings.",
	"file_too_large":        "It is larger than Slack takes. Please make it smaller, or send it by e-mail.",
}

// announced says on a card, right below what it is, which files come with it and which do not.
func announced(c ui.Card, without map[int]string) ui.Card {
	var lines []ui.Block
	var coming []ui.Attachment
	for i, f := range c.Files {
		why, missing := without[i]
		if !missing {
			coming = append(coming, f)
			continue
		}
		lines = append(lines, ui.Paragraph("%s could not be sent here: %s. Please ask the secretariat for it.",
			f.Title, cmp.Or(lacking[why], "Slack did not take it")))
	}
	if len(coming) > 0 {
		lines = append(lines, ui.Paragraph("Attached, in the replies to this message: %s.", bot.Titles(coming)))
	}
	if len(lines) > 0 {
		c.Blocks = append(lines, c.Blocks...)
	}
	return c
}

// fileTroubled tells the secretariat that a card went without files, in the background.
func (d *Door) fileTroubled(in Install, l bot.Letter, files []ui.Attachment, why string) {
	d.count("files left out")
	d.Log.Warn("a card goes without files", "workspace", in.Workspace, "place", l.Place, "key", l.Key, "code", why)
	if d.Trouble == nil {
		return
	}
	card := ui.Card{
		Lead: ui.Say("This could not be sent on Slack: %s. The message arrived without it, and says so.", bot.Titles(files).Words(d.sure(l.Reader))),
		Blocks: []ui.Block{ui.Paragraph("%s", cmp.Or(fileMending[why], mending[why],
			"Please send it by e-mail to those who need it, and tell whoever looks after Slack."))},
		Foot: ui.Say("For whoever looks after Slack: workspace %s, %s.", in.Workspace, why),
	}
	d.work.Go(func() {
		d.Trouble(bot.Trouble{Book: l.Book, Platform: Platform, Key: "file " + why + " " + in.Workspace, Card: card})
	})
}
