package commands

import (
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// An addressee is fixed when an event is turned into a notice; who that is, is found at sending, so that leavers hear
// nothing and a successor does.

func toPerson(id partnership.PersonID) bot.Addressee  { return addressee("person", string(id)) }
func toOnly(id partnership.PersonID) bot.Addressee    { return addressee("only", string(id)) }
func toOfficers() bot.Addressee                       { return addressee("channel", "") }
func toChannel(body partnership.BodyID) bot.Addressee { return addressee("channel", string(body)) }

func toInvited(body partnership.BodyID) bot.Addressee { return addressee("invited", string(body)) }

func toChair(body partnership.BodyID) bot.Addressee { return addressee("chair", string(body)) }

func toMeeting(ref partnership.MeetingRef) bot.Addressee { return addressee("meeting", string(ref)) }

func toOthers(ref partnership.MeetingRef) bot.Addressee { return addressee("others", string(ref)) }

func toExpected(ref partnership.MeetingRef) bot.Addressee { return addressee("expected", string(ref)) }

func toOwner(n partnership.ActionNumber) bot.Addressee { return addressee("owner", n.String()) }

func addressee(kind, who string) bot.Addressee { return bot.Addressee(kind + ":" + who) }

// people finds who an addressee is now, or the channels they are.
func people(s *partnership.State, to bot.Addressee, _ []string, now time.Time) ([]partnership.PersonID, []string) {
	kind, value, _ := strings.Cut(string(to), ":")
	day := s.Calendar.Date(now)
	body := partnership.BodyID(value)
	switch kind {
	case "person":
		return withOffice(s, []partnership.PersonID{partnership.PersonID(value)}, day), nil
	case "only": // without whoever acts for them: it is about the two of them
		return []partnership.PersonID{partnership.PersonID(value)}, nil
	case "voter": // without copies: how somebody votes is read by them, and by whoever passes it on
		who := partnership.PersonID(value)
		return once(append([]partnership.PersonID{who}, s.OfficeIn(partnership.Voting, who, day)...)), nil
	case "channel":
		return nil, s.ChannelsOf(body)
	case "invited": // members, but not the chair and their office: they are asked about the agenda itself
		return without(withOffice(s, s.Members(body, day), day), chairAndOffice(s, body, day)), nil
	case "chair":
		return chairAndOffice(s, body, day), nil
	case "dealing": // with a confidential case: each by themselves, and nobody who acts for them
		if d, ok := s.ParseDispute(value); ok {
			return s.Dealing(d, day), nil
		}
	case "owner": // of an action, whoever that is by now
		if a, ok := s.ParseAction(value); ok {
			return withOffice(s, s.OwnersOf(a, day), day), nil
		}
	case "meeting":
		m := s.Meetings[partnership.MeetingRef(value)]
		return withOffice(s, everyone(s, m, day), day), nil
	case "others": // whom the meeting concerned, but not the chair and their office: they have a card already
		m := s.Meetings[partnership.MeetingRef(value)]
		return without(withOffice(s, everyone(s, m, day), day), chairAndOffice(s, m.Body, day)), nil
	case "place": // one channel alone, where something is sent again
		return nil, []string{value}
	case "clerks": // of one group, beside the secretariat's channel
		return clerksOf(s, body, day), nil
	case "copied": // who gets copies, and has it in no other way
		return copied(s, partnership.MeetingRef(value), day), nil
	case "expected": // who comes, without the chair's office where they have the brief
		m := s.Meetings[partnership.MeetingRef(value)]
		coming := slices.DeleteFunc(everyone(s, m, day), func(p partnership.PersonID) bool { return !s.Attending(m, p) })
		if s.Briefed[m.Ref].IsZero() {
			return withOffice(s, coming, day), nil
		}
		return without(withOffice(s, coming, day), chairAndOffice(s, m.Body, day)), nil
	}
	return nil, nil
}

// everyone concerned with a meeting: its members, the deputies, the presenters. Each once.
func everyone(s *partnership.State, m *partnership.Meeting, day calendar.Date) []partnership.PersonID {
	all := s.Members(m.Body, day)
	for _, d := range m.Deputies {
		if d.Answer != partnership.NotComing {
			all = append(all, d.Deputy)
		}
	}
	for _, l := range m.Lines {
		if item := s.Items[l.Item]; item != nil && item.Presenter != "" {
			all = append(all, item.Presenter)
		}
	}
	return once(all)
}

// chairAndOffice are the chairs, and who passes on what they agree.
func chairAndOffice(s *partnership.State, body partnership.BodyID, day calendar.Date) []partnership.PersonID {
	chairs := s.Chairs(body, day)
	all := slices.Clone(chairs)
	for _, p := range chairs {
		all = append(all, s.OfficeIn(partnership.Conveying, p, day)...)
	}
	return once(all)
}

// withOffice adds whoever acts for somebody: they have copies of everything.
func withOffice(s *partnership.State, principals []partnership.PersonID, day calendar.Date) []partnership.PersonID {
	all := slices.Clone(principals)
	for _, p := range principals {
		all = append(all, s.OfficeOf(p, day)...)
	}
	return once(all)
}

func once(all []partnership.PersonID) []partnership.PersonID {
	var out []partnership.PersonID
	for _, p := range all {
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func without(all, those []partnership.PersonID) []partnership.PersonID {
	return slices.DeleteFunc(all, func(p partnership.PersonID) bool { return slices.Contains(those, p) })
}
