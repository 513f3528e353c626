package fakediscord

import (
	"maps"
	"slices"
	"strings"
	"time"
)

// Scheduled events of a guild (docs: resources/guild-scheduled-event).

// Where an event takes place.
const (
	onStage  = 1
	inVoice  = 2
	external = 3
)

// What becomes of an event.
const (
	scheduled = 1
	active    = 2
	completed = 3
	cancelled = 4
)

var checkMeeting = shape(
	must("name", words("scheduled_event.name_max")), must("privacy_level", choice(2)), must("scheduled_start_time", moment),
	must("entity_type", choice(onStage, inVoice, external)), may("scheduled_end_time", moment), may("description", words0("scheduled_event.description_max")),
	may("channel_id", snowflake), may("entity_metadata", shape(may("location", words("scheduled_event.location_max")))),
)

// checkMeetingTimes looks at what no field can see by itself.
func (c *call) checkMeetingTimes(p *problems, was, o object) {
	start, _ := time.Parse(time.RFC3339, word(o["scheduled_start_time"]))
	end, err := time.Parse(time.RFC3339, word(o["scheduled_end_time"]))
	if was["scheduled_start_time"] != o["scheduled_start_time"] && start.Before(c.d.clock.Now()) {
		p.add("scheduled_start_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot schedule event in the past.")
	}
	if err == nil && !end.After(start) {
		p.add("scheduled_end_time", "GUILD_SCHEDULED_EVENT_END_TIME_BEFORE_START_TIME", "Cannot schedule event to end before it starts.")
	}
	if number(o["entity_type"]) != external {
		place := c.d.channels[idOf(o["channel_id"])]
		if place == nil || (place.kind != Voice && place.kind != Stage) {
			p.add("channel_id", "BASE_TYPE_REQUIRED", "This field is required")
		}
		return
	}
	if err != nil {
		p.add("scheduled_end_time", "BASE_TYPE_REQUIRED", "This field is required")
	}
	if strings.TrimSpace(word(objectOf(o["entity_metadata"])["location"])) == "" {
		p.add("entity_metadata/location", "BASE_TYPE_REQUIRED", "This field is required")
	}
	if o["channel_id"] != nil {
		p.add("channel_id", "GUILD_SCHEDULED_EVENT_EXTERNAL_CHANNEL", "Channel must not be set for external events")
	}
}

func (g *Guild) meetings() []any {
	all := []any{}
	for _, id := range g.eventOrder {
		all = append(all, g.events[id])
	}
	return all
}

// Events are the scheduled events of the guild, as their names and descriptions stand now, cancelled ones too.
func (g *Guild) Events() []Meeting {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	var all []Meeting
	for _, v := range g.meetings() {
		o := objectOf(v)
		start, _ := time.Parse(time.RFC3339, word(o["scheduled_start_time"]))
		end, _ := time.Parse(time.RFC3339, word(o["scheduled_end_time"]))
		all = append(all, Meeting{
			ID: word(o["id"]), Name: word(o["name"]), Description: word(o["description"]), Start: start, End: end,
			Location: word(objectOf(o["entity_metadata"])["location"]), Cancelled: o["status"] == cancelled,
		})
	}
	return all
}

// Meeting is a scheduled event as people see it.
type Meeting struct {
	ID, Name, Description, Location string
	Start, End                      time.Time
	Cancelled                       bool
}

func listEvents(c *call) (any, *failure) {
	g, failed := c.guild()
	if failed != nil {
		return nil, failed
	}
	return g.meetings(), nil
}

func createEvent(c *call) (any, *failure) {
	g, failed := c.guild()
	switch {
	case failed != nil:
		return nil, failed
	case g.may(c.d.app.ID)&(CreateEvents|ManageEvents) == 0:
		return nil, no(50013)
	}
	var p problems
	checkMeeting(&p, "", c.body)
	c.checkMeetingTimes(&p, object{}, c.body)
	if failed := p.failure(); failed != nil {
		return nil, failed
	}
	waiting := 0
	for _, o := range g.events {
		if o["status"] == scheduled || o["status"] == active {
			waiting++
		}
	}
	if waiting >= limit("scheduled_event.uncompleted_per_guild_max") {
		return nil, no(30038)
	}
	o := object{
		"id": c.d.id(), "guild_id": g.ID, "channel_id": nil, "creator_id": c.d.app.ID, "name": "", "description": nil, "image": nil,
		"scheduled_start_time": "", "scheduled_end_time": nil, "status": scheduled, "entity_type": external, "entity_id": nil,
		"recurrence_rule": nil, "privacy_level": 2, "sku_ids": []any{}, "guild_scheduled_event_exceptions": []any{}, "entity_metadata": nil,
		"creator": c.d.users[c.d.app.ID].asObject(), "user_count": 0,
	}
	maps.Copy(o, chosen(c.body))
	g.events[word(o["id"])] = o
	g.eventOrder = append(g.eventOrder, word(o["id"]))
	g.tellEvent("CREATE", o)
	return o, nil
}

// chosen are the fields of an event that the app may set.
func chosen(body object) object {
	o := object{}
	for _, name := range []string{"name", "description", "scheduled_start_time", "scheduled_end_time", "entity_type", "entity_metadata", "channel_id", "recurrence_rule"} {
		if v, ok := body[name]; ok {
			o[name] = v
		}
	}
	return o
}

func (g *Guild) tellEvent(what string, o object) {
	g.discord.emit(event{name: "GUILD_SCHEDULED_EVENT_" + what, guild: g, intent: guildEvents, data: o})
	g.discord.note()
}

// scheduledEvent finds the event of a path.
func (c *call) scheduledEvent(toChange bool) (*Guild, object, *failure) {
	g, failed := c.guild()
	if failed != nil {
		return nil, nil, failed
	}
	o := g.events[c.param("event")]
	held := g.may(c.d.app.ID)
	switch {
	case o == nil:
		return nil, nil, no(10070)
	case toChange && held&ManageEvents == 0 && (held&CreateEvents == 0 || o["creator_id"] != c.d.app.ID):
		return nil, nil, no(50013)
	}
	return g, o, nil
}

func getEvent(c *call) (any, *failure) {
	_, o, failed := c.scheduledEvent(false)
	if failed != nil {
		return nil, failed
	}
	return o, nil
}

// follows are the states that each state of an event may turn into.
var follows = map[int][]int{scheduled: {active, cancelled}, active: {completed}}

func editEvent(c *call) (any, *failure) {
	g, o, failed := c.scheduledEvent(true)
	if failed != nil {
		return nil, failed
	}
	next := maps.Clone(o)
	maps.Copy(next, chosen(c.body))
	var p problems
	checkMeeting(&p, "", copied(next))
	c.checkMeetingTimes(&p, o, copied(next))
	if to, ok := given(c.body["status"]); ok && to != o["status"] {
		if !slices.Contains(follows[o["status"].(int)], to) {
			p.add("status", "GUILD_SCHEDULED_EVENT_INVALID_STATUS_TRANSITION", "Invalid Guild Scheduled Event Status Update")
		}
		next["status"] = to
	}
	if failed := p.failure(); failed != nil {
		return nil, failed
	}
	g.events[word(o["id"])] = next
	g.tellEvent("UPDATE", next)
	return next, nil
}

func deleteEvent(c *call) (any, *failure) {
	g, o, failed := c.scheduledEvent(true)
	if failed != nil {
		return nil, failed
	}
	delete(g.events, word(o["id"]))
	g.eventOrder = slices.DeleteFunc(g.eventOrder, func(id string) bool { return id == o["id"] })
	g.tellEvent("DELETE", o)
	return nil, nil
}
