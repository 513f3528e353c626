package partnership

import "pgregory.net/rapid"

// aboutRegisters draws orders about registers, recommendations and disputes. Some of what is in them is meant to be wrong.
func (h hat) aboutRegisters(ref MeetingRef) Command {
	n := EntryNumber(rapid.IntRange(0, len(h.state.Entries)+1).Draw(h.T, "entry"))
	if rapid.Bool().Draw(h.T, "a case") {
		return h.aboutACase()
	}
	about := h.concern()
	return from(h, "command", []Command{
		h.addsEntry(ref, about),
		h.addsEntry(ref, about),
		AddEntry{Register: "recommendations", What: h.text(), Concern: about, Source: Source{Meeting: ref}},
		ChangeEntry{Number: n, What: h.text(), Dates: h.entryDates()},
		ChangeEntry{Number: n, About: &about},
		CloseEntry{n, from(h, "how", append(EntryOutcomes, "")), h.text()},
		ReopenEntry{n},
		BringRecommendation{n, h.text()},
		SendRecommendation{n},
		AnswerRecommendation{n, from(h, "response", append(Responses, "")), h.text()},
		MarkMoment{Moment: Moment{Kind: EntryReview, Version: int(n)}},
	})
}

func (h hat) addsEntry(ref MeetingRef, about Concern) Command {
	return AddEntry{
		Register: from(h, "register", []RegisterID{"offers", "commitments", "agreements", "advice", "support", "evidence", "cakes"}),
		What:     h.text(), Concern: about, Dates: h.entryDates(),
		Source: Source{Meeting: ref, Decision: DecisionNumber(h.version()), Item: h.item()},
	}
}

func (h hat) concern() Concern {
	return Concern{
		Organisations: from(h, "organisations", [][]OrganisationID{nil, {"lewisham-college"}, {"the-albany", "lewisham-college"}, {"no-one"}}),
		Body:          from(h, "group", append(bodies, "")), Stream: from(h, "stream", []StreamID{"", "climate"}),
		Outside: from(h, "outside", []OutsiderID{"", "mayor-and-cabinet"}),
	}
}

func (h hat) entryDates() Dates {
	return Dates{Since: from(h, "since", days), Review: from(h, "review", days), Until: from(h, "until", days)}
}

func (h hat) aboutACase() Command {
	n := DisputeNumber(rapid.IntRange(0, len(h.state.Disputes)+1).Draw(h.T, "case"))
	parties := from(h, "parties", [][]OrganisationID{nil, {"the-albany"}, {"lewisham-college", "the-albany"}, {"no-one"}})
	return from(h, "command", []Command{
		RaiseDispute{h.text(), parties},
		RaiseDispute{h.text(), parties},
		ChangeParties{n, parties},
		NameArbitrator{n, h.person(), rapid.Bool().Draw(h.T, "off")},
		RecordStep{n, h.text()},
		EndDispute{n, from(h, "how", append(CaseOutcomes, "")), h.text()},
	})
}
