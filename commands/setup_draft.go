package commands

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/commands/setup"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/roster"
	"github.com/partnership-secretariat/secretariat/wording"
)

// begun is what somebody has chosen and not yet done. It is kept for a day, for them alone, and holds names: so it is no
// part of the book.
type begun struct {
	Terms    string                        `json:"terms,omitempty"` // hash of the file
	Channels map[partnership.BodyID]string `json:"channels,omitempty"`
	Officers []setup.Entrant               `json:"officers,omitempty"`
	Roster   []roster.Line                 `json:"roster,omitempty"`
	Accounts map[string]bot.Account        `json:"accounts,omitempty"` // that the platform knows by an e-mail address
}

// draftName is under which it is kept.
const draftName = "setup"

func loadBegun(r *bot.Request) (begun, error) {
	b := begun{Channels: map[partnership.BodyID]string{}}
	values, err := r.Draft(draftName)
	if err != nil || values == nil {
		return b, err
	}
	if err := json.Unmarshal([]byte(values["wish"]), &b); err != nil {
		return b, fmt.Errorf("read what was begun: %w", err)
	}
	if b.Channels == nil {
		b.Channels = map[partnership.BodyID]string{}
	}
	return b, nil
}

// keep keeps what was chosen so far, and shows where things stand.
func (b begun) keep(r *bot.Request) (bot.Reply, error) {
	data, err := json.Marshal(b)
	if err != nil {
		return bot.Reply{}, fmt.Errorf("keep what was begun: %w", err)
	}
	if err := r.SaveDraft(draftName, map[string]string{"wish": string(data)}); err != nil {
		return bot.Reply{}, err
	}
	return setupReply(r)
}

func (b begun) empty() bool {
	return b.Terms == "" && len(b.Channels)+len(b.Officers)+len(b.Roster) == 0
}

// wish is what it asks for. What is wrong with it is for the person to read; the error is not.
func (b begun) wish(r *bot.Request) (w setup.Wish, wrong, err error) {
	w = setup.Wish{
		Admin: r.Admin, Channels: b.Channels, Officers: b.Officers, AccountOf: r.Colleague,
		ByEmail: func(email string) bot.Account { return b.Accounts[strings.ToLower(email)] },
	}
	if b.Terms != "" {
		if w.File, err = r.TermsOf(b.Terms); err != nil {
			return w, nil, err
		}
	}
	file := w.File
	if file == nil {
		file = r.State().Terms
	}
	if len(b.Roster) > 0 && file != nil {
		w.Roster, wrong = roster.Place(file, b.Roster)
	}
	return w, wrong, nil
}

// digest tells one set of changes from another: what is done is what was shown.
func (p prospect) digest() string {
	sum := sha256.Sum256([]byte(strings.Join(p.plan.Changes, "\n")))
	return hex.EncodeToString(sum[:8])
}

// whatIsWrong says why something cannot be done; nothing, where it can.
func whatIsWrong(wrong error) []ui.Block {
	if wrong == nil {
		return nil
	}
	if invalid, ok := errors.AsType[*partnership.Invalid](wrong); ok { // something has still to be chosen
		return []ui.Block{ui.Heading("Still to do"), ui.Paragraph("%s", plainPhrase(invalid.Hint))}
	}
	blocks := []ui.Block{ui.Heading("First there is something to put right")}
	if problems, ok := errors.AsType[roster.Problems](wrong); ok {
		return append(blocks, rosterProblems(problems)...)
	}
	if refusal, ok := errors.AsType[*partnership.Refusal](wrong); ok {
		blocks = append(blocks, ui.Paragraph("%s", plainPhrase(refusal.Why)))
		if refusal.Rule.Sentence != "" {
			blocks = append(blocks, ui.Quoted(refusal.Rule.Sentence, "Terms of reference, "+refusal.Rule.Heading))
		}
		return blocks
	}
	return append(blocks, ui.Paragraph("It cannot be done as it is."))
}

// plainPhrase is a phrase of the rules about setting up: its values are words already.
func plainPhrase(p partnership.Phrase) ui.Text { return ui.Say(p.Format, p.Values...) }

// rosterProblems are the first of what is wrong with a roster.
func rosterProblems(problems roster.Problems) []ui.Block {
	shown := problems[:min(len(problems), mostProblems)]
	list := make([]ui.Text, len(shown))
	for i, p := range shown {
		list[i] = ui.Say("%s", wording.Upper(cutTo(p.String(), 2*mostOfLine)))
	}
	blocks := []ui.Block{ui.List(list...)}
	if more := len(problems) - len(shown); more > 0 {
		blocks = append(blocks, ui.Paragraph("And %s more, after these.", more))
	}
	return blocks
}
