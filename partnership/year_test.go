package partnership

// year is the cycle of one Full LSP as it goes in life: by button, by phone, late, withdrawn, stopped and corrected.
func year(m *minutes) {
	m.given(officer, LinkChannel{full, "web/full"})
	m.given(nobody, MarkMoment{Moment: Moment{Kind: CallForItems, Meeting: fullMarch}})

	warm := m.offers(hospital, "Winter warm spaces")
	m.given(officer, TakeItem{Number: warm})
	m.given(officer, AskForTalk{warm})
	m.given(hospital, AnswerTalk{warm, RingMe})
	m.given(officer, DraftItem{Number: warm, Talked: true, Minutes: 20}, on("2027-01-10"))
	m.given(officer, InvitePresenter{warm, newcomer})

	m.at("2027-02-23 10:30")
	m.asks()
	m.given(officer, ConsiderRequest{1, psgFeb})
	m.given(officer, RequestMembership{full, typed("Catford Band"), typed("They play")}, passedOn("band", ByPhone))
	m.given("band", WithdrawRequest{2})

	m.at("2027-02-26 09:00")
	m.given(officer, SubmitItem{Body: full, Title: typed("Nigth safety"), Wants: ToDiscuss}, passedOn(college, ByPhone))
	m.given(officer, DraftItem{Number: 2})
	m.given(charity, SubmitItem{Body: full, Title: typed("A family"), Wants: ToDecide, Private: true})
	m.given(officer, SettleItem{Number: 3, Outcome: ToLater, Meeting: fullJune, Basis: AgreedWithProposer, Reason: typed("Figures")})
	m.offers(charity, "Never mind")
	m.given(charity, WithdrawItem{4})

	m.at("2027-03-04 11:00")
	m.given(officer, SendAgenda{fullMarch})
	m.given(secretary, AskForChange{fullMarch, 1, typed("Safety first")}, passedOn(mayor, InTalk))
	m.given(officer, ArrangeAgenda{fullMarch, []Line{
		{Standing: "welcome", Minutes: 5}, {Item: 2, Minutes: 30}, {Item: warm, Minutes: 20}, {Standing: "next-meeting"},
	}})
	m.given(officer, SendAgenda{fullMarch})
	m.given(secretary, AgreeAgenda{fullMarch, 2}, passedOn(mayor, InTalk), on("2027-03-05"))
	m.given(officer, ChangeItem{Number: 2, Title: typed("Night safety"), Slip: true})
	m.given(officer, IssueAgenda{fullMarch})
	m.given(officer, StopIssue{fullMarch, 2})
	m.given(officer, IssueAgenda{fullMarch})

	m.given(charity, SayComing{fullMarch})
	m.given(hospital, SendDeputy{Meeting: fullMarch, Deputy: "deputy", NoAddress: true})
	m.given("deputy", AnswerAsDeputy{Meeting: fullMarch, Answer: Coming})
	m.given(college, SendDeputy{Meeting: fullMarch, Deputy: "deputy"})
	m.given(college, SayComing{fullMarch})
	m.given(newcomer, PassOn{typed("The lift is broken")})

	m.at("2027-03-18 15:30")
	m.given(nobody, MarkMoment{Moment: Moment{Kind: DayBefore, Meeting: fullMarch}, Missed: true})
	m.given(officer, DecideRequest{1, fullMarch, true, typed("Welcome")})
	m.given(officer, TellRequester{1})
	m.given(officer, DraftNotes{fullMarch, typed("Agreed: warm spaces"), []Resolution{{What: typed("Warm spaces")}}, []Undertaking{
		{What: typed("Send the figures"), Owner: Owner{Organisation: "lewisham-college"}, Due: date("2027-04-16")},
	}})
	m.at("2027-04-05 10:00")
	m.given(officer, IssueNotes{fullMarch})
	m.given(college, FinishAction{1, typed("Sent")})
	m.at("2027-05-01 09:00")
	m.given(officer, FillPlace{trust, "successor"})
	m.theTermsChange()
	m.given(nobody, ReportLoss{Had: 2, Has: 1})
}
