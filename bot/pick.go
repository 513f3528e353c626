package bot

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// Picked is somebody with an account.
type Picked struct {
	Account Account
	Person  partnership.PersonID // empty: nobody in the register has the account
}

// platformID is how platforms name people and channels.
var platformID = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// bareID is the id within a mention, as one that was typed may be: <@U1|jane>, #C1.
func bareID(raw string) string {
	raw = strings.Trim(strings.TrimSpace(raw), "<>@#!&")
	raw, _, _ = strings.Cut(raw, "|")
	return raw
}

// Somebody asks for a person with an account in the workspace: picked from the platform's own list where it has one, else
// from those we know.
func Somebody(name, label string) *Value[Picked] {
	v := &Value[Picked]{Spec: Spec{Name: name, Label: label, Kind: ui.PersonPicker}}
	v.Choices = func(r *Request) []ui.Choice {
		var known []Person
		for _, p := range r.People {
			if _, ok := userIn(p, r.Account); ok {
				known = append(known, p)
			}
		}
		slices.SortFunc(known, func(a, b Person) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
		choices := make([]ui.Choice, len(known))
		for i, p := range known {
			user, _ := userIn(p, r.Account)
			choices[i] = ui.Choice{Label: ui.Say("%s", p.Name), Value: user}
		}
		return choices
	}
	v.parse = func(r *Request, raw string) (Picked, error) { return r.pick(name, raw) }
	return v
}

// userIn is somebody's account in the workspace of another one.
func userIn(p Person, of Account) (user string, ok bool) {
	for _, a := range p.Accounts {
		if a.Platform == of.Platform && a.Workspace == of.Workspace {
			return a.User, true
		}
	}
	return "", false
}

func (r *Request) pick(option, raw string) (Picked, error) {
	id := bareID(raw)
	account := Account{Platform: r.Account.Platform, Workspace: r.Account.Workspace, User: id}
	for _, p := range r.People {
		user, _ := userIn(p, r.Account)
		if user == id || strings.EqualFold(p.Name, raw) && user != "" {
			account.User = user
			return Picked{Account: account, Person: partnership.PersonID(p.ID)}, nil
		}
	}
	if r.desk.Directories[r.Account.Platform] == nil || !platformID.MatchString(id) {
		return Picked{}, &partnership.Invalid{Option: option, Hint: partnership.Say("We know nobody called %s here. Choose from the list.", raw)}
	}
	return Picked{Account: account}, nil
}

// AChannel asks for a channel of the workspace, and has it as letters and records name it: slack:channel/T1/C1.
func AChannel(name, label string) *Value[string] {
	v := &Value[string]{Spec: Spec{Name: name, Label: label, Kind: ui.ChannelPicker}}
	v.Choices = func(r *Request) []ui.Choice {
		var ids []string
		for _, place := range r.State().Linked() {
			if id, ok := strings.CutPrefix(place, ChannelPlace(r.Here(), "")); ok && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		slices.Sort(ids)
		choices := make([]ui.Choice, len(ids))
		for i, id := range ids {
			choices[i] = ui.Choice{Label: ui.Say("%s", id), Value: id}
		}
		return choices
	}
	v.parse = func(r *Request, raw string) (string, error) {
		id := bareID(raw)
		if everywhere[r.Account.Platform] && r.workspace == "" {
			return "", &partnership.Invalid{Option: name, Hint: partnership.Say("Do this on the server on which the channel is: here nobody knows which one you mean.")}
		}
		if !platformID.MatchString(id) {
			return "", &partnership.Invalid{Option: name, Hint: partnership.Say("There is no channel %s here. Choose from the list.", raw)}
		}
		return ChannelPlace(r.Here(), id), nil
	}
	return v
}

// ChannelPlace is a channel in the workspace of an account, as records name it.
func ChannelPlace(a Account, id string) string {
	if a.Workspace == "" {
		return a.Platform + ":channel/" + id
	}
	return a.Platform + ":channel/" + a.Workspace + "/" + id
}

// ChannelID is a place of records as the person's own platform names the channel; empty where it is none of theirs.
func (r *Request) ChannelID(place string) string {
	id, ok := strings.CutPrefix(place, ChannelPlace(r.Here(), ""))
	if !ok || strings.Contains(id, "/") {
		return ""
	}
	return id
}
