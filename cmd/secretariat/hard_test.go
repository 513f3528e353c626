package main

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
)

// What terms of reference say that is hard to express: each in the language, as somebody would write it, and as the
// program then understands it.
func TestHardThingsCanBeSaid(t *testing.T) {
	for _, c := range []struct {
		what      string
		fragments []fragment
		reads     []string // what the explanation says, in its own words
	}{
		{
			"a quorum from both sides, with grace and a meeting called again",
			[]fragment{{part: "group", text: `
quorum:
  all:
    - {count: members, at_least: 6}
    - any: [{present: chair}, {present: vice_chair}, {present: chair_nominee}]
    - any: [{present: leader}, {present: college}]
  grace: 15 minutes
  if_not: {adjourn: true, reconvene_within: 14 days, then: those_present}`}},
			[]string{"At least 6 members have to be there, among them the chair or the vice chair or the chair’s nominee, and", "waits for 15 minutes", "within 14 days"},
		},
		{
			"seven members from four organisations",
			[]fragment{{part: "file", text: `
organisations:
  council: {name: The Council, sector: council}
  college: {name: The College, sector: education}
  hospital: {name: The Hospital, sector: health}
  police: {name: The Police, sector: public}`}, {part: "group", text: `
seats:
  - {office: leader, chair: true}
  - {organisation: council, up_to: 3}
  - {organisation: college}
  - {organisation: hospital}
  - {organisation: police}
  - {id: one, nominated_by: council}
  - {id: two, nominated_by: council}
quorum: {all: [{count: members, at_least: 7}, {distinct: organisation, at_least: 4}]}`}},
			[]string{"At least 7 members", "4 different organisations"},
		},
		{
			"decided in each class, and then across the classes",
			[]fragment{{part: "group", text: `
voting: {levels: [{within: class, threshold: {count: votes, more_than: "1/2", of: votes_cast}}, {across: [public, community], one_per: class, threshold: {count: votes, at_least: all, of: seats_total}}]}`}},
			[]string{"more than half of the votes cast", "class"},
		},
		{
			"urgent decisions, ratified at the next meeting",
			[]fragment{{part: "group", text: `
urgent: {decided_by: [leader], consult: [chair, vice_chair], ratify_at: next_meeting}`}},
			[]string{"The Leader of the Council", "next meeting"},
		},
		{
			"removal for absence, in its four independent parts",
			[]fragment{{part: "group", text: `
removal: {causes: [{cause: absence, missed: 3, consecutive: true, unless: [reasonable cause], then: may, notice: 1 month}]}`}},
			[]string{"3 meetings in a row", "reasonable cause", "may", "1 month"},
		},
		{
			"a deputy for the whole meeting",
			[]fragment{{part: "group", text: `
deputies: {notice: 24 hours, in_writing: true, counts: true, decides: true, principal: not_a_member_for_whole_meeting}`}},
			[]string{"24 hours", "in writing", "whole"},
		},
		{
			"soft words stop nobody",
			[]fragment{{part: "group", text: `
rules:
  - {id: "1", heading: Section 1, says: Members are normally senior employees., force: typically, effect: warn}`}},
			[]string{"Members are normally senior employees.", "usual, not a must"},
		},
		{
			"silence is not the same as none",
			[]fragment{{part: "group", text: `
presiding: unspecified
urgent: none`}},
			[]string{"The terms do not say who", "The terms say that nothing is decided between meetings"},
		},
		{
			"a conference inside or on top of the meetings",
			[]fragment{{part: "group", text: `
meetings: {at_least: 3, events: [{id: conference, title: Conference, a_year: 1, counts: unspecified}]}`}},
			[]string{"at least 3 times a year", "The terms do not say whether"},
		},
		{
			"places of every kind",
			[]fragment{{part: "file", text: `
work_streams: {housing: {title: Housing, lead: unspecified}}`, unfinished: true}, {part: "group", text: `
seats:
  - {office: leader, chair: true, class: public}
  - {organisation: college, vice_chair: true, class: community}
  - {id: founder, person: The founder}
  - {lead_of: housing}
  - {id: students, nominated_by: college, votes: 0}
  - {id: residents, co_opted: Two residents, up_to: 2, only: [grants]}`}},
			[]string{"The founder", "Lead partner, Housing", "nam", "Two residents"},
		},
		{
			"an organisation that ends and has a successor",
			[]fragment{{part: "file", text: `
organisations:
  council: {name: The Council, sector: council, succeeds: [homes]}
  college: {name: The College, sector: education}
  homes: {name: The Homes, sector: housing, valid: {from: unspecified, until: "2026-09-30"}}`}},
			[]string{"30 September 2026", "The Homes"},
		},
		{
			"votes for each organisation, unanimous, with all there and by roll call",
			[]fragment{{part: "group", text: `
voting: {by: unanimity, votes: one_per_organisation, all_present: true, roll_call: true, casting: none}`}},
			[]string{"one vote", "all", "casting vote"},
		},
		{
			"e-mail votes and tacit agreement",
			[]fragment{{part: "group", text: `
urgent: {decided_by: [chair], by_email: true, tacit: 5 working days, ratify_at: none}`}},
			[]string{"5 working days", "e-mail"},
		},
		{
			"a failure to give notice undoes nothing",
			[]fragment{{part: "group", text: `
notice: {agenda: 5 clear days, voids: false}`}},
			[]string{"5 clear days", "undoes nothing"},
		},
		{
			"staggered terms until a successor",
			[]fragment{{part: "group", text: `
term: {length: 2 years, starts: the annual meeting, stagger: half of them every year, until_successor: true, vacancy: remainder, renewals: 2}`}},
			[]string{"2 years", "half of them every year", "successor"},
		},
		{
			"a meeting that an election brings about",
			[]fragment{{part: "file", text: `
events: {election: {title: The ordinary election of councillors}}`, unfinished: true}, {part: "group", text: `
meetings: {every: 2 months, after: [{event: election, within: 60 days}]}`}},
			[]string{"60 days", "ordinary election"},
		},
		{
			"clear days by another table, counted with the day itself",
			[]fragment{{part: "group", text: `
notice: {agenda: 5 clear days by section 243, items: {count: 20 working days, holidays: any-uk}}
records: {issue: {count: 7 working days, inclusive: true}}`}},
			[]string{"section 243", "United Kingdom", "7 working days"},
		},
		{
			"exempt items, taken without the public by resolution",
			[]fragment{{part: "group", text: `
confidentiality: {scheme: schedule_12a, resolution: true, channel: true}
item_rules:
  - {tag: exempt, open: false}`}},
			[]string{"Schedule 12A", "channel", "exempt"},
		},
		{
			"a board that reports to another and holds it to account",
			[]fragment{{part: "file", text: `
outside: {safeguarding: {title: The Safeguarding Board}}`, unfinished: true}, {part: "file", text: `
relations:
  - {from: safeguarding, kind: reports_to, to: board}
  - {from: safeguarding, kind: holds_to_account, to: board}`}},
			[]string{"The Safeguarding Board reports to", "The Safeguarding Board holds"},
		},
		{
			"two things that are both called a call-in",
			[]fragment{{part: "file", text: `
duties:
  call-in: {title: In-depth reports, kind: call_in, body: board, says: The board has a programme to call in reports., force: may, effect: record}`}},
			[]string{"In-depth reports"},
		},
		{
			"how the terms change, with others who have to agree",
			[]fragment{{part: "file", text: `
amendment: {by: board, concur: [council, college], threshold: {count: votes, at_least: "2/3", of: present}, notice: 10 working days}`}},
			[]string{"two thirds", "The Council", "10 working days"},
		},
		{
			"two languages, issued at the same time",
			[]fragment{{part: "group", text: `
access: {meetings: open, publish: [agendas, notes], languages: [en, cy], interpret: "10%", language_notice: 3 working days}`}},
			[]string{"10% of those invited", "3 working days"},
		},
		{
			"a vote that is earned by coming",
			[]fragment{{part: "group", text: `
voting: {by: vote, right_after: {attended: 3, of_last: 4}}`}},
			[]string{"3 of the last 4"},
		},
		{
			"voters of one item only, with one more at the table",
			[]fragment{{part: "group", text: `
item_rules:
  - {tag: formula, voters: {class: public}, extra: [college], quorum: {count: members, at_least: "2/5", of: seats_total}}`}},
			[]string{"formula", "two fifths"},
		},
		{
			"a rotating chair",
			[]fragment{{part: "group", text: `
presiding: {rotation: {among: [leader, college], every: 1 year}, then: [elected], passes: 3 working days}`}},
			[]string{"every year", "3 working days"},
		},
		{
			"noon of the day before, for some members only",
			[]fragment{{part: "group", text: `
deputies: {for: [public, college], notice: {count: 1 day, at: "12:00"}, counts: true, decides: true}`}},
			[]string{"Only for these a deputy may come: members of the class “public” and the College.", "A deputy is named by noon of the day before the meeting."},
		},
		{
			"Sundays do not count, and bank holidays do",
			[]fragment{{part: "group", text: `
notice: {agenda: {count: 7 clear days without Sundays, holidays: none}}`}},
			[]string{"go out 7 clear days without Sundays before the meeting, bank holidays counting like other days."},
		},
		{
			"a member may be asked to resign, and a financial interest",
			[]fragment{{part: "group", text: `
removal: {causes: [{cause: absence, missed: 4, within: 2 years, unless: [an apology], then: asked_to_resign}]}
interests: {what: a financial interest, then: leaves}`}},
			[]string{
				"A member may be asked to resign after missing 4 meetings within 2 years, except where there was an apology.",
				"Whoever has a financial interest in an item leaves the room for it.",
			},
		},
		{
			"terms that all partners change together",
			[]fragment{{part: "file", text: `
amendment: {by: every_organisation}`}},
			[]string{"These terms are changed only if every organisation agrees."},
		},
		{
			"terms that the board changes, and each partner has to agree",
			[]fragment{{part: "file", text: `
amendment: {by: board, concur: every_organisation}`}},
			[]string{"These terms are changed by the board, if every organisation agrees."},
		},
		{
			"terms that most of the partners change",
			[]fragment{{part: "file", text: `
amendment: {concur: [council, public], threshold: {distinct: organisation, at_least: 2}}`}},
			[]string{
				"These terms are changed only if these agree: the Council and members of the class “public”.",
				"A change needs the agreement of at least 2 different organisations.",
			},
		},
		{
			"five organisations, one of them a council",
			[]fragment{{part: "file", text: `
organisations:
  council: {name: The Council, sector: council}
  college: {name: The College, sector: education}
  farmers: {name: The Farmers' Union, sector: other}
  drainage: {name: The Drainage Board, sector: unspecified}`, unfinished: true}, {part: "group", text: `
seats:
  - {office: leader, chair: true}
  - {organisation: college, vice_chair: true}
  - {organisation: farmers}
  - {organisation: drainage}
quorum:
  all: [{distinct: organisation, at_least: 3}, {count: members, sector: council, at_least: 1}]
  grace: 20 minutes
  if_not: {adjourn: true}`}},
			[]string{
				"The Drainage Board. Offices",
				"At least 3 different organisations have to be there, among them somebody from a council. If too few are there, the meeting waits for 20 minutes and is then adjourned.",
				"They name a vice chair, and by the ordinary meaning of the word that is who does.",
			},
		},
		{
			"terms that were adopted before they hold",
			[]fragment{{part: "file", text: `
adopted: "2026-03-03"
valid: {from: "2026-04-01"}`}},
			[]string{"These terms were adopted on 3 March 2026. They hold from 1 April 2026."},
		},
	} {
		t.Run(c.what, func(t *testing.T) {
			file := parse(t, newTerms)
			for _, f := range append([]fragment{{part: "group", text: hardPlaces}}, c.fragments...) {
				f.putInto(t, file)
			}
			read, err := terms.Read("hard.yaml", print(t, file))
			if err != nil {
				t.Fatalf("this cannot be said:\n%v", err)
			}
			got := strings.Join(strings.Fields(explain.Terms(read).Text()), " ")
			for _, want := range c.reads {
				if !strings.Contains(got, want) {
					t.Errorf("it does not read %q:\n%s", want, explain.Terms(read).Text())
				}
			}
		})
	}
}

// hardPlaces is a board of two classes, large enough for a quorum of seven.
const hardPlaces = `
seats:
  - {office: leader, chair: true, class: public}
  - {organisation: council, class: public, up_to: 3}
  - {organisation: college, vice_chair: true, class: community}
  - {id: one, co_opted: One resident, class: community}
  - {id: two, co_opted: Another resident, class: community}
  - {id: three, co_opted: A third resident, class: community}
  - {id: four, co_opted: A fourth resident, class: community}
`
