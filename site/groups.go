package site

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

func (s Site) groups() *Page {
	p := s.begin(groupsPath, titleOf(groupsPath))
	var lines []documents.Line
	for _, id := range s.bodies() {
		line := documents.Line{{Text: ui.Say("%s", wording.Body(s.State, id)), Link: groupPath(id)}}
		if s.open(members(id)) {
			line = append(line, says(", "), documents.Run{Text: ui.Say("members"), Link: membersPath(id)})
		}
		lines = append(lines, line)
	}
	p.Doc.Add(listed(lines, "Nothing of any group is public yet."))
	return p
}

// group is what is public of a group: what it is for, its members, its meetings.
func (s Site) group(name string) *Page {
	id := partnership.BodyID(name)
	b := s.State.Body(id)
	if b == nil || !s.isListed(id) {
		return nil
	}
	p := s.under(groupsPath, groupPath(id), ui.Say("%s", wording.Body(s.State, id)))
	if s.State.Body(partnership.BodyID(b.Parent)) != nil && s.isListed(partnership.BodyID(b.Parent)) {
		parent := partnership.BodyID(b.Parent)
		p.Doc.Add(documents.Block{Facts: []documents.Fact{
			{Label: ui.Say("Answers to"), Value: documents.Linked(p.root()+groupPath(parent), ui.Say("%s", wording.TheGroup(s.State, parent)))},
		}})
	}
	p.Doc.Add(s.purpose(b.Rules)...)
	p.Doc.Add(documents.Section("Members"))
	if s.open(members(id)) {
		p.more(membersPath(id), "Members of "+wording.TheGroup(s.State, id))
	} else {
		p.Doc.Add(documents.Paragraph(wording.NoMembersPublic))
	}
	p.list("Meetings to come", p.up(s.lines(s.toCome(id), len(s.State.Meetings))), s.noMeetings(id))
	p.list("Past meetings", p.up(s.lines(s.past(id), mostPast)), noPast)
	return p
}

// isListed says whether a group is among those that have pages.
func (s Site) isListed(id partnership.BodyID) bool {
	return s.open(partnership.Public{Kind: partnership.PublicDocument}) || s.open(members(id)) || s.open(dates(id)) || len(s.meetings(id)) > 0
}

// membersOf is the public copy of a group's roster.
func (s Site) membersOf(name string) *Page {
	id := partnership.BodyID(name)
	if !s.open(members(id)) {
		return nil
	}
	p := s.under(groupsPath, membersPath(id), ui.Say(""))
	p.above = append(p.above, crumb{groupPath(id), ui.Say("%s", wording.Body(s.State, id))})
	return s.holding(p, documents.Roster(s.View, id))
}

// up makes the links of lines lead on from a page in a folder.
func (p *Page) up(lines []documents.Line) []documents.Line {
	for _, line := range lines {
		for i := range line {
			if line[i].Link != "" {
				line[i].Link = p.root() + line[i].Link
			}
		}
	}
	return lines
}

func says(format string, values ...any) documents.Run {
	return documents.Run{Text: ui.Say(format, values...)}
}
