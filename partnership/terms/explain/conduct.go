package explain

import "github.com/partnership-secretariat/secretariat/partnership/terms"

func sayAccess(s *speech, b *terms.Blocks) {
	a := b.Access
	s.pick(a.Meetings, map[string]string{
		"open":          "Meetings are open to the public.",
		"closed":        "Meetings are not open to the public.",
		"by_invitation": "Others come by invitation.",
	})
	if len(a.Publish) > 0 {
		what := make([]string, len(a.Publish))
		for i, p := range a.Publish {
			what[i] = plain(p)
		}
		s.say("What is published: %s.", and(what))
	}
	s.answer(a.Filming, question{"Meetings may be filmed.", "Meetings may not be filmed.", "whether meetings may be filmed"})
	if len(a.Languages) > 0 {
		s.say("What is published is published in %s.", and(languages(a.Languages)))
	}
	if !a.Interpret.IsZero() {
		s.say("A meeting is interpreted where at least %s of those invited wish it.", a.Interpret)
	}
	s.clock(a.LangNotice, "Whoever wishes to speak another of these languages says so %s before.")
}

func languages(codes []string) []string {
	known := map[string]string{"en": "English", "cy": "Welsh", "gd": "Scottish Gaelic", "ga": "Irish"}
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = code
		if name, ok := known[code]; ok {
			names[i] = name
		}
	}
	return names
}

func sayConfidentiality(s *speech, b *terms.Blocks) {
	c := b.Confidentiality
	s.pick(c.Scheme, map[string]string{
		"schedule_12a": "What may be confidential is what Schedule 12A to the Local Government Act 1972 lists.",
		"own":          "The terms have their own list of what may be confidential.",
	})
	s.when(c.Resolution, "The public leaves only where the meeting so resolves, item by item.")
	s.when(c.Channel, "A confidential matter has a channel of its own.")
}

func sayUrgent(s *speech, b *terms.Blocks) {
	u := b.Urgent
	if len(u.DecidedBy) > 0 {
		s.say("What cannot wait is decided by %s.", and(s.names(u.DecidedBy)))
	}
	if len(u.Consult) > 0 {
		s.say("They first ask %s.", and(s.names(u.Consult)))
	}
	s.answer(u.ByEmail, question{"It can be decided by e-mail.", "It cannot be decided by e-mail.", "whether it can be decided by e-mail"})
	s.clock(u.Tacit, "It counts as agreed if nobody objects within %s.")
	s.pick(u.RatifyAt, map[string]string{
		"next_meeting": "It goes to the next meeting to be confirmed.",
		"none":         "It need not go to a meeting afterwards.",
	})
}

func sayReporting(s *speech, b *terms.Blocks) {
	r := b.Reporting
	to, often := "", ""
	if r.To != "" {
		to = " to " + s.name(r.To)
	}
	if r.EachMeeting {
		to = " to each meeting"
		if r.To != "" {
			to += " of " + s.name(r.To)
		}
	}
	if !r.Every.IsZero() {
		often = " " + every(r.Every)
	}
	if to+often != "" {
		s.say("It reports%s.", joined(without([]string{to, often}, []string{""}), "", choose(r.EachMeeting, ", and", "")))
	}
}

func sayLife(s *speech, b *terms.Blocks) {
	l := b.Life
	s.when(l.CreatedBy != "", "It is set up by %s.", s.name(l.CreatedBy))
	s.when(l.Limited, "It ends unless it is decided that it goes on.")
	s.when(!l.Review.IsZero(), "Whether it is still needed is looked at %s.", every(l.Review))
	s.when(l.ClosedBy != "", "It is closed by %s.", s.name(l.ClosedBy))
}
