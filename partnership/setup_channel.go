package partnership

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// LinkChannel says where a body's quiet lines go. The empty body is the secretariat's own channel. A body has one channel
// in each workspace: another one there takes its place, and those in other workspaces stay.
type LinkChannel struct {
	Body  BodyID
	Place string
}

// ChannelLinked says that a body has a channel, and no other.
type ChannelLinked struct {
	Body  BodyID `json:"body,omitempty"`
	Place string `json:"place"`
}

// ChannelAdded says that a body has a channel, beside those that it has in other workspaces.
type ChannelAdded struct {
	Body  BodyID `json:"body,omitempty"`
	Place string `json:"place"`
}

func (c LinkChannel) decide(s *State, o Order) ([]Event, error) {
	if err := s.requireChannels(o, c.Body); err != nil {
		return nil, err
	}
	return c.link(s)
}

// requireChannels: whose affair the channels of a body are.
func (s *State) requireChannels(o Order, body BodyID) error {
	if body == "" {
		return s.requireCouncil(o)
	}
	if s.Body(body) != nil {
		return s.require(o, Secretariat, body)
	}
	return nil
}

// link gives the group its channel, whoever says so.
func (c LinkChannel) link(s *State) ([]Event, error) {
	if c.Body != "" && s.Body(c.Body) == nil {
		return nil, invalid("group", "There is no such group in the terms of reference.")
	}
	if slices.Contains(s.ChannelsOf(c.Body), c.Place) {
		return nil, nil
	}
	for _, place := range s.ChannelsOf(c.Body) {
		if workspaceOf(place) != workspaceOf(c.Place) {
			return []Event{ChannelAdded(c)}, nil
		}
	}
	return []Event{ChannelLinked(c)}, nil
}

func (e ChannelLinked) evolve(s *State, _ Record) { s.putChannels(e.Body, []string{e.Place}) }

func (e ChannelAdded) evolve(s *State, _ Record) {
	others := slices.DeleteFunc(s.ChannelsOf(e.Body), func(place string) bool { return workspaceOf(place) == workspaceOf(e.Place) })
	s.putChannels(e.Body, append(others, e.Place))
}

// UnlinkChannel says that a body's quiet lines no longer go to a place. The secretariat keeps one channel.
type UnlinkChannel struct {
	Body  BodyID
	Place string
}

// ChannelUnlinked says that a place is no longer a channel of a body.
type ChannelUnlinked struct {
	Body  BodyID `json:"body,omitempty"`
	Place string `json:"place"`
}

func (c UnlinkChannel) decide(s *State, o Order) ([]Event, error) {
	if err := s.requireChannels(o, c.Body); err != nil {
		return nil, err
	}
	places := s.ChannelsOf(c.Body)
	if !slices.Contains(places, c.Place) {
		return nil, nil
	}
	if c.Body == "" && len(places) == 1 {
		return nil, refuse(terms.Rule{}, "The secretariat needs a channel: that is where it hears of everything. Give it another one first.")
	}
	return []Event{ChannelUnlinked(c)}, nil
}

func (e ChannelUnlinked) evolve(s *State, _ Record) {
	s.putChannels(e.Body, slices.DeleteFunc(s.ChannelsOf(e.Body), func(place string) bool { return place == e.Place }))
}

// ChannelsOf are all the places to which a body's quiet lines go, one a workspace.
func (s *State) ChannelsOf(body BodyID) []string {
	if s.Channels[body] == "" {
		return nil
	}
	return append([]string{s.Channels[body]}, s.Beside[body]...)
}

// Linked are the places of all channels; one that serves several bodies is there for each.
func (s *State) Linked() []string {
	var all []string
	for body := range s.Channels {
		all = append(all, s.ChannelsOf(body)...)
	}
	return all
}

func (s *State) putChannels(body BodyID, places []string) {
	delete(s.Channels, body)
	delete(s.Beside, body)
	if len(places) > 0 {
		s.Channels[body] = places[0]
	}
	if len(places) > 1 {
		s.Beside[body] = places[1:]
	}
}

// workspaceOf is in which workspace a place is: its name but for the last part. On a platform without workspaces all places
// are in one.
func workspaceOf(place string) string {
	return place[:max(strings.LastIndexByte(place, '/'), strings.IndexByte(place, ':'), 0)]
}

// ChannelIn is a body's channel in the workspace in which a place is; empty, where it has none there.
func (s *State) ChannelIn(body BodyID, place string) string {
	for _, p := range s.ChannelsOf(body) {
		if workspaceOf(p) == workspaceOf(place) {
			return p
		}
	}
	return ""
}
