package fakediscord

import (
	"fmt"
	"maps"
	"slices"
	"time"
)

// commandsOf are the commands of a path: those of a guild, or those for everywhere.
func (c *call) commandsOf() (guildID string, failed *failure) {
	id := c.param("guild")
	if id == "" {
		return "", nil
	}
	g := c.d.guilds[id]
	if g == nil || !g.commands {
		return "", no(50001)
	}
	return id, nil
}

func listCommands(c *call) (any, *failure) {
	where, failed := c.commandsOf()
	if failed != nil {
		return nil, failed
	}
	all := []any{}
	for _, o := range c.d.commands[where] {
		all = append(all, o)
	}
	return all, nil
}

// overwriteCommands puts these commands in the place of all that were there. Those whose type and name stay keep their ids.
func overwriteCommands(c *call) (any, *failure) {
	where, failed := c.commandsOf()
	if failed != nil {
		return nil, failed
	}
	p, seen := &problems{}, map[string]bool{}
	list(0, limit("command.bulk_overwrite_max"), checkCommand)(p, "", any(c.list))
	for i, v := range c.list {
		key := commandKey(objectOf(v))
		if seen[key] {
			p.add(fmt.Sprintf("%d", i), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
		}
		seen[key] = true
	}
	if failed := p.failure(); failed != nil {
		return nil, failed
	}
	next := []object{}
	for _, v := range c.list {
		o, failed := c.d.keep(where, objectOf(v))
		if failed != nil {
			return nil, failed
		}
		next = append(next, o)
	}
	if tooManyCommands(next) {
		return nil, no(30032)
	}
	c.d.commands[where] = next
	return listCommands(c)
}

func commandKey(o object) string { return fmt.Sprint(typeOf(o), " ", word(o["name"])) }

// keep makes of what the app sent a command as Discord keeps it; one that is new counts against the day's creations.
func (d *Discord) keep(where string, sent object) (object, *failure) {
	i := slices.IndexFunc(d.commands[where], func(o object) bool { return commandKey(o) == commandKey(sent) })
	id := ""
	if i >= 0 {
		id = word(d.commands[where][i]["id"])
	} else {
		since := d.clock.Now().Add(-24 * time.Hour)
		d.creations[where] = slices.DeleteFunc(d.creations[where], func(at time.Time) bool { return !at.After(since) })
		if len(d.creations[where]) >= limit("command.creates_per_day_per_guild") {
			return nil, no(30034)
		}
		d.creations[where] = append(d.creations[where], d.clock.Now())
		id = d.id()
	}
	o := object{
		"name_localizations": nil, "description": "", "description_localizations": nil, "default_member_permissions": nil, "dm_permission": true,
		"contexts": nil, "integration_types": []any{0.0}, "nsfw": false,
	}
	maps.Copy(o, sent)
	o["type"], o["id"], o["application_id"], o["version"] = float64(typeOf(sent)), id, d.app.ID, d.id()
	if o["default_member_permissions"] != nil {
		o["default_member_permissions"] = idOf(o["default_member_permissions"])
	}
	if where != "" {
		o["guild_id"] = where
	}
	return o, nil
}

func tooManyCommands(all []object) bool {
	count := map[int]int{}
	for _, o := range all {
		count[typeOf(o)]++
	}
	return count[chatCommand] > limit("command.global_chat_input_max") || count[userCommand] > limit("command.global_user_max") ||
		count[messageCommand] > limit("command.global_message_max")
}

// createCommand adds a command, or changes the one of the same type and name.
func createCommand(c *call) (any, *failure) {
	where, failed := c.commandsOf()
	if failed != nil {
		return nil, failed
	}
	var p problems
	checkCommand(&p, "", c.body)
	if failed := p.failure(); failed != nil {
		return nil, failed
	}
	o, failed := c.d.keep(where, c.body)
	if failed != nil {
		return nil, failed
	}
	others := slices.DeleteFunc(slices.Clone(c.d.commands[where]), func(other object) bool { return other["id"] == o["id"] })
	if tooManyCommands(append(others, o)) {
		return nil, no(30032)
	}
	c.d.commands[where] = append(others, o)
	return o, nil
}

// oneCommand finds the command of a path.
func (c *call) oneCommand() (where string, at int, failed *failure) {
	where, failed = c.commandsOf()
	if failed != nil {
		return "", 0, failed
	}
	at = slices.IndexFunc(c.d.commands[where], func(o object) bool { return o["id"] == c.param("command") })
	if at < 0 {
		return "", 0, no(10063)
	}
	return where, at, nil
}

func getCommand(c *call) (any, *failure) {
	where, at, failed := c.oneCommand()
	if failed != nil {
		return nil, failed
	}
	return c.d.commands[where][at], nil
}

func editCommand(c *call) (any, *failure) {
	where, at, failed := c.oneCommand()
	if failed != nil {
		return nil, failed
	}
	o := maps.Clone(c.d.commands[where][at])
	maps.Copy(o, c.body)
	var p problems
	checkCommand(&p, "", o)
	if failed := p.failure(); failed != nil {
		return nil, failed
	}
	o["version"] = c.d.id()
	c.d.commands[where][at] = o
	return o, nil
}

func deleteCommand(c *call) (any, *failure) {
	where, at, failed := c.oneCommand()
	if failed != nil {
		return nil, failed
	}
	c.d.commands[where] = slices.Delete(c.d.commands[where], at, at+1)
	return nil, nil
}

// Commands are the names of the commands that are registered: in a guild, or with "" for everywhere.
func (d *Discord) Commands(guildID string) []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var names []string
	for _, o := range d.commands[guildID] {
		names = append(names, word(o["name"]))
	}
	return names
}

// offered are the commands that the client offers somebody in a place, those of the guild before those for everywhere.
func (p *Person) offered(place *channel, kind int) []object {
	d := p.discord
	var all []object
	if g := place.guild; g != nil {
		if !g.commands || place.may(p.id)&UseApplicationCommands == 0 {
			return nil
		}
		all = append(all, d.commands[g.ID]...)
	}
	all = append(all, d.commands[""]...)
	return slices.DeleteFunc(all, func(o object) bool { return typeOf(o) != kind || !fitsContext(o, place) || !p.permitted(o, place) })
}

// fitsContext says whether a command may be used in a guild, or in direct messages with the bot.
func fitsContext(o object, place *channel) bool {
	if place.guild != nil {
		return o["contexts"] == nil || slices.ContainsFunc(listOf(o["contexts"]), func(v any) bool { return number(v) == 0 })
	}
	if o["contexts"] != nil {
		return slices.ContainsFunc(listOf(o["contexts"]), func(v any) bool { return number(v) == 1 })
	}
	return o["dm_permission"] != false
}

// permitted says whether somebody has the permissions that a command wants from the beginning; 0 is nobody but administrators.
func (p *Person) permitted(o object, place *channel) bool {
	wanted, ok := o["default_member_permissions"].(string)
	if !ok || place.guild == nil {
		return true
	}
	held := place.guild.may(p.id)
	if held == everything {
		return true
	}
	var bits Permission
	_, err := fmt.Sscan(wanted, &bits)
	return err == nil && bits != 0 && held&bits == bits
}
