package fakediscord

import (
	"regexp"
	"slices"
	"strings"
)

// mentioning is what a message allows to be called (docs: resources/message, allowed mentions).
type mentioning struct {
	parse        map[string]bool // users, roles, everyone
	users, roles []string
	repliedUser  bool
}

// usual is what may be called if the message does not say: everything, but only people where it answers an interaction.
func usual(interaction bool) mentioning {
	m := mentioning{parse: map[string]bool{"users": true, "roles": true, "everyone": true}, repliedUser: true}
	if interaction {
		m.parse = map[string]bool{"users": true}
	}
	return m
}

func readMentioning(v any, interaction bool) mentioning {
	o := objectOf(v)
	if o == nil {
		return usual(interaction)
	}
	m := mentioning{parse: map[string]bool{}, repliedUser: o["replied_user"] == true}
	for _, kind := range listOf(o["parse"]) {
		m.parse[word(kind)] = true
	}
	for _, id := range listOf(o["users"]) {
		m.users = append(m.users, idOf(id))
	}
	for _, id := range listOf(o["roles"]) {
		m.roles = append(m.roles, idOf(id))
	}
	return m
}

var checkMentioning = all(
	shape(
		may("parse", list(0, 3, func(p *problems, at string, v any) {
			if !slices.Contains([]string{"users", "roles", "everyone"}, word(v)) {
				p.add(at, "BASE_TYPE_CHOICES", "Value must be one of {'users', 'roles', 'everyone'}.")
			}
		})),
		may("users", list(0, limit("allowed_mentions.users_max"), snowflake)), may("roles", list(0, limit("allowed_mentions.roles_max"), snowflake)),
		may("replied_user", boolean),
	),
	func(p *problems, at string, v any) {
		o := objectOf(v)
		for _, kind := range []string{"users", "roles"} {
			if slices.Contains(listOf(o["parse"]), any(kind)) && len(listOf(o[kind])) > 0 {
				p.add(at, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", "parse:[%q] and %s: [ids...] are mutually exclusive.", kind, kind)
			}
		}
	},
)

var (
	calledPerson = regexp.MustCompile(`<@!?([0-9]+)>`)
	calledRole   = regexp.MustCompile(`<@&([0-9]+)>`)
	calledAll    = regexp.MustCompile(`@(everyone|here)`)
)

// allText is where mentions call people: the content and the texts of components. Embeds call nobody.
func (m *message) allText() string {
	parts := []string{m.content}
	for _, c := range everyComponent(m.components) {
		if kindOf(c) == textDisplay {
			parts = append(parts, word(c["content"]))
		}
	}
	return strings.Join(parts, "\n")
}

func found(in *regexp.Regexp, text string) []string {
	var all []string
	for _, m := range in.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(all, m[1]) {
			all = append(all, m[1])
		}
	}
	return all
}

// mentioned are the people whom the words name, whether or not that calls them.
func (m *message) mentioned() []string { return found(calledPerson, m.allText()) }

func (m *message) mentions() (people []any, roles []string, everybody bool) {
	people = []any{}
	for _, id := range m.mentioned() {
		if u := m.place.discord.users[id]; u != nil {
			people = append(people, u.asObject())
		}
	}
	if m.place.guild != nil {
		for _, id := range found(calledRole, m.allText()) {
			if m.place.guild.roles[id] != nil {
				roles = append(roles, id)
			}
		}
	}
	return people, roles, slices.Contains(m.pings, "everyone") || slices.Contains(m.pings, "here")
}

// callAs works out whom a new message calls. A backslash before a mention is not looked at: Discord does not document that
// its servers do.
func (m *message) callAs(allowed mentioning) {
	text := m.allText()
	for _, id := range found(calledPerson, text) {
		if m.place.discord.users[id] != nil && (allowed.parse["users"] || slices.Contains(allowed.users, id)) {
			m.pings = append(m.pings, id)
		}
	}
	if m.reply != nil && allowed.repliedUser && !slices.Contains(m.pings, m.reply.author) {
		m.pings = append(m.pings, m.reply.author)
	}
	if g := m.place.guild; g != nil {
		mayCallAll := m.place.may(m.author)&MentionEveryone != 0
		for _, id := range found(calledRole, text) {
			r := g.roles[id]
			if r != nil && (r.Mentionable || mayCallAll) && (allowed.parse["roles"] || slices.Contains(allowed.roles, id)) {
				m.pings = append(m.pings, id)
			}
		}
		for _, reach := range found(calledAll, text) {
			if mayCallAll && allowed.parse["everyone"] {
				m.pings = append(m.pings, reach)
			}
		}
	}
}

// call works out who is notified: whoever is called and can see the message, and everybody in direct messages.
func (m *message) call() {
	if m.flags&suppressPings != 0 || m.silent {
		return
	}
	add := func(id string) {
		if id != m.author && m.place.may(id)&ViewChannel != 0 && (m.only == "" || m.only == id) && !slices.Contains(m.notified, id) {
			m.notified = append(m.notified, id)
		}
	}
	g := m.place.guild
	if g == nil {
		for _, id := range m.place.recipients {
			add(id)
		}
		return
	}
	for _, ping := range m.pings {
		switch {
		case ping == "everyone", ping == "here":
			for _, id := range g.memberOrder {
				add(id)
			}
		case g.roles[ping] != nil:
			for _, id := range g.memberOrder {
				if slices.Contains(g.members[id].roles, ping) {
					add(id)
				}
			}
		default:
			add(ping)
		}
	}
}
