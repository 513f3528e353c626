package fakediscord

import (
	"slices"
	"strconv"
)

// Permission is a set of permissions (docs: topics/permissions).
type Permission uint64

// The permissions that matter here.
const (
	Administrator           Permission = 1 << 3
	ManageChannels          Permission = 1 << 4
	ManageGuild             Permission = 1 << 5
	ViewChannel             Permission = 1 << 10
	SendMessages            Permission = 1 << 11
	ManageMessages          Permission = 1 << 13
	EmbedLinks              Permission = 1 << 14
	AttachFiles             Permission = 1 << 15
	ReadMessageHistory      Permission = 1 << 16
	MentionEveryone         Permission = 1 << 17
	ManageRoles             Permission = 1 << 28
	ManageEvents            Permission = 1 << 33
	ManageThreads           Permission = 1 << 34
	CreatePublicThreads     Permission = 1 << 35
	CreatePrivateThreads    Permission = 1 << 36
	SendMessagesInThreads   Permission = 1 << 38
	CreateEvents            Permission = 1 << 44
	UseApplicationCommands  Permission = 1 << 31
	everything              Permission = 1<<53 - 1
	whatEverybodyMay                   = ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory | UseApplicationCommands | CreatePublicThreads | SendMessagesInThreads
	whatNobodyMayInSecret   Permission = everything &^ ViewChannel
	whatNobodyMayUnspeaking            = SendMessages | SendMessagesInThreads | EmbedLinks | AttachFiles | MentionEveryone
)

// String is how permissions travel: as a number in a string.
func (p Permission) String() string { return strconv.FormatUint(uint64(p), 10) }

// overwrite is what one role or person may more, or less, in one channel.
type overwrite struct {
	id          string
	person      bool
	allow, deny Permission
}

// may is what somebody may do in a guild, apart from its channels.
func (g *Guild) may(userID string) Permission {
	m := g.members[userID]
	if m == nil {
		return 0
	}
	if g.owner == userID {
		return everything
	}
	all := g.roles[g.ID].Permissions
	for _, id := range m.roles {
		if r := g.roles[id]; r != nil {
			all |= r.Permissions
		}
	}
	if all&Administrator != 0 {
		return everything
	}
	return all
}

// may is what somebody may do in a channel, as docs: topics/permissions computes it. In a direct message one may write and
// read.
func (c *channel) may(userID string) Permission {
	if c.guild == nil {
		if slices.Contains(c.recipients, userID) {
			return whatEverybodyMay
		}
		return 0
	}
	m, held := c.guild.members[userID], c.guild.may(userID)
	if m == nil || held == everything {
		return held
	}
	over := c.overwrites
	if c.parent != nil && c.isThread() {
		over = c.parent.overwrites
	}
	held = apply(held, over, func(o overwrite) bool { return o.id == c.guild.ID })
	held = apply(held, over, func(o overwrite) bool { return !o.person && slices.Contains(m.roles, o.id) })
	held = apply(held, over, func(o overwrite) bool { return o.person && o.id == userID })
	switch { // some permissions take others with them
	case held&ViewChannel == 0:
		held &^= whatNobodyMayInSecret
	case c.isThread() && held&SendMessagesInThreads == 0, !c.isThread() && held&SendMessages == 0:
		held &^= whatNobodyMayUnspeaking
	}
	return held
}

func apply(held Permission, over []overwrite, fits func(overwrite) bool) Permission {
	var allow, deny Permission
	for _, o := range over {
		if fits(o) {
			allow, deny = allow|o.allow, deny|o.deny
		}
	}
	return held&^deny | allow
}
