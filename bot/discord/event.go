package discord

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

var _ bot.Glass = (*Door)(nil)

// event is an event of a server that takes place somewhere else than on Discord
// (docs.discord.com/developers/resources/guild-scheduled-event).
type event struct {
	ID          string     `json:"id,omitempty"`
	Name        string     `json:"name,omitempty"`
	Description string     `json:"description,omitempty"`
	From        *time.Time `json:"scheduled_start_time,omitempty"`
	Until       *time.Time `json:"scheduled_end_time,omitempty"`
	Where       *venue     `json:"entity_metadata,omitempty"`
	Privacy     int        `json:"privacy_level,omitempty"`
	Type        int        `json:"entity_type,omitempty"`
	Status      int        `json:"status,omitempty"`
}

type venue struct {
	Location string `json:"location"`
}

const (
	onlyServer   = 2 // the one level of privacy that there is
	elsewhere    = 3 // the type of an event that is not on Discord
	eventWaits   = 1 // states of an event
	eventRuns    = 2
	eventCalled  = 4 // off
	maxEventName = 100
	maxLocation  = 100
)

// ShowMeetings keeps the events of a server as the meetings are. Ours are known by a mark at the end of what they say of
// themselves, so that none is begun twice, whatever became of the first attempt.
func (d *Door) ShowMeetings(ctx context.Context, in bot.Shown, meetings []bot.ShownMeeting) error {
	var there []event
	route := "/guilds/{guild}/scheduled-events"
	if err := d.insist(ctx, func() error { return d.call(ctx, to("GET", route, in.Workspace), &there) }); err != nil {
		return d.notShown(in, "events", fmt.Errorf("read the events of a server: %w", err))
	}
	ours := map[string]event{}
	for _, e := range there {
		if ref, marked := eventOf(e.Description); marked && (e.Status == eventWaits || e.Status == eventRuns) {
			ours[ref] = e
		}
	}
	for _, m := range meetings {
		is, known := ours[m.Ref]
		delete(ours, m.Ref)
		r, needed := to("POST", route, in.Workspace).with(d.event(m)), m.From.After(in.Now) // nobody can announce what has begun
		if known {
			changed, differs := d.event(m).since(is)
			r, needed = to("PATCH", route+"/{event}", in.Workspace, is.ID).with(changed), differs
		}
		if !needed {
			continue
		}
		if err := d.make(ctx, r, nil); err != nil {
			return d.notShown(in, "events", fmt.Errorf("show meeting %s: %w", m.Ref, err))
		}
	}
	return d.callOff(ctx, in, ours)
}

// make makes something of which there is to be one. Where nobody knows whether it was made, it is not made again: whoever
// looks the next time sees it.
func (d *Door) make(ctx context.Context, r request, out any) (err error) {
	_ = d.insist(ctx, func() error {
		if err = d.call(ctx, r, out); err != nil && classOf(err) == shaky {
			return nil
		}
		return err
	})
	return err
}

// callOff calls off the events of meetings that are not to be shown any more. What is under way ends by itself.
func (d *Door) callOff(ctx context.Context, in bot.Shown, left map[string]event) error {
	for _, ref := range sortedKeys(left) {
		e := left[ref]
		if e.Status != eventWaits || e.From == nil || !e.From.After(in.Now) {
			continue
		}
		r := to("PATCH", "/guilds/{guild}/scheduled-events/{event}", in.Workspace, e.ID).with(event{Status: eventCalled})
		if err := d.insist(ctx, func() error { return d.call(ctx, r, nil) }); err != nil && classOf(err) != gone {
			return d.notShown(in, "events", fmt.Errorf("call off the event of meeting %s: %w", ref, err))
		}
	}
	return nil
}

// eventMark begins the last line of what our events say of themselves.
const eventMark = "Secretariat "

func eventOf(description string) (ref string, marked bool) {
	lines := strings.Split(strings.TrimSpace(description), "\n")
	return strings.CutPrefix(lines[len(lines)-1], eventMark)
}

// event is a meeting as Discord is to show it.
func (d *Door) event(m bot.ShownMeeting) event {
	from, until := m.From.UTC(), m.Until.UTC()
	return event{
		Name: plain(m.Name, maxEventName), Privacy: onlyServer, Type: elsewhere, From: &from, Until: &until,
		Where:       &venue{plain(cmp.Or(strings.TrimSpace(m.Place), "still to be said"), maxLocation)},
		Description: "Whoever it concerns finds the agenda and says whether they are coming with " + d.typed("meeting show") + ".\n\n" + eventMark + m.Ref,
	}
}

// since is what of an event has to be changed, where it is another one; false: nothing.
func (e event) since(is event) (changed event, differs bool) {
	if e.Name != is.Name {
		changed.Name, differs = e.Name, true
	}
	if e.Description != is.Description {
		changed.Description, differs = e.Description, true
	}
	if is.Where == nil || e.Where.Location != is.Where.Location {
		changed.Where, differs = e.Where, true
	}
	if is.From == nil || is.Until == nil || !e.From.Equal(*is.From) || !e.Until.Equal(*is.Until) {
		changed.From, changed.Until, differs = e.From, e.Until, true
	}
	return changed, differs
}

// unshown says what to do where something could not be shown, to somebody of the secretariat.
var unshown = map[string]string{
	"events 50013": "We may not create events on the server. Whoever manages it can let us, in its settings under Roles: “Create Events”. Or switch this off with %s.",
	"events 30038": "The server has as many events as Discord allows. Somebody who may has to end or delete some.",
	"roles 50013":  "We may not give roles on the server, or ours stands below them. Whoever manages it can let us, in its settings under Roles: “Manage Roles”, and drag our role above those that we give. Or switch this off with %s.",
	"roles powers": "A role of the server that is named after one of our groups, with (members) behind it, has permissions on the server. Whoever manages it can take these away, or give it another name: what we give lets nobody do anything there.",
	"roles 30005":  "The server has as many roles as Discord allows. Somebody who may has to delete some.",
}

// notShown tells the secretariat why something cannot be shown, where people can mend it. The error stays.
func (d *Door) notShown(in bot.Shown, what string, err error) error {
	why := code(err)
	if errors.Is(err, errPowers) {
		why = "powers"
	}
	words := unshown[what+" "+why]
	if words == "" || d.Trouble == nil {
		return err
	}
	parts := map[string]string{"events": "The meetings could not be shown among the events of the server %s on Discord.", "roles": "The places could not be shown as roles of the server %s on Discord."}
	body := ui.Say("%s", words)
	if strings.Contains(words, "%s") {
		body = ui.Say(words, ui.Typing("setup"))
	}
	card := ui.Card{
		Lead: ui.Say(parts[what], in.Workspace), Blocks: []ui.Block{{Paragraph: &body}},
		Foot: ui.Say("For whoever looks after the server: %s.", why),
	}
	d.work.Go(func() {
		d.Trouble(bot.Trouble{Book: in.Book, Platform: Platform, Key: what + " " + why + " " + in.Workspace, Card: card})
	})
	return err
}
