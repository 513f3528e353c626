package discord

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
)

// ManifestOptions say for which app a manifest is, and what it may do beside what it needs.
type ManifestOptions struct {
	Application string // its id, from Discord's page for developers; empty: to be filled in
	Events      bool   // meetings are shown as events of the server
	Roles       bool   // roles of the server mirror who holds which place
}

// unnamed stands for the id of an application that nobody has said.
const unnamed = "APPLICATION_ID"

// Check says, for whoever asked, what is wrong with options.
func (o ManifestOptions) Check() error {
	if o.Application != "" && !snowflake(o.Application) {
		return errors.New("the id of an application has figures only: Discord shows it under General Information")
	}
	return nil
}

// manifest is what has to be known to install the app, and what it tells Discord by itself.
type manifest struct {
	About       []string        `json:"about"`
	Invite      string          `json:"invite"`
	Scopes      []reasoned      `json:"scopes"`
	Permissions []reasoned      `json:"permissions"`
	Number      string          `json:"permissions_number"`
	Commands    json.RawMessage `json:"commands"`
}

// reasoned is something that we ask for, and why.
type reasoned struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

// Manifest is all of that in JSON: the address under which whoever manages a server lets the bot in, with what it may do
// there and why, and the commands as they are declared.
func Manifest(commands []*bot.Command, o ManifestOptions) ([]byte, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	m := manifest{
		About: []string{
			"What Discord has to know of the app. Printed by “secretariat manifest discord”; do not change it by hand.",
			"Open the invite as somebody who may manage the server, with the id of your application in it.",
			"The commands need no step: the bot registers them when it starts, if they have changed.",
		},
		Invite: o.invite(), Number: strconv.FormatUint(sum(o.permissions()), 10),
	}
	for _, s := range scopes {
		m.Scopes = append(m.Scopes, reasoned{s.name, s.reason})
	}
	for _, p := range o.permissions() {
		m.Permissions = append(m.Permissions, reasoned{p.name, p.reason})
	}
	var err error
	if m.Commands, err = marshal(registered(commands)); err != nil {
		return nil, fmt.Errorf("encode commands: %w", err)
	}
	encoded, err := marshal(m)
	if err != nil {
		return nil, fmt.Errorf("encode manifest: %w", err)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, encoded, "", "  "); err != nil {
		return nil, fmt.Errorf("lay out manifest: %w", err)
	}
	return append(b.Bytes(), '\n'), nil
}

// invite is the address under which a server lets the bot in
// (docs.discord.com/developers/topics/oauth2#bot-authorization-flow).
func (o ManifestOptions) invite() string {
	id := o.Application
	if id == "" {
		id = unnamed
	}
	names := make([]string, len(scopes))
	for i, s := range scopes {
		names[i] = s.name
	}
	query := url.Values{
		"client_id": {id}, "scope": {strings.Join(names, " ")}, "permissions": {strconv.FormatUint(sum(o.permissions()), 10)},
		"integration_type": {strconv.Itoa(forServer)},
	}
	return "https://discord.com/oauth2/authorize?" + query.Encode()
}

// permissions are those that are asked for: what is needed, and what was chosen beside.
func (o ManifestOptions) permissions() []permission {
	chosen := map[string]bool{permitEvents: o.Events, permitRoles: o.Roles}
	return slices.DeleteFunc(slices.Clone(permissions), func(p permission) bool { return p.optional && !chosen[p.name] })
}
