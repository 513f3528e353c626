package terms

import (
	"fmt"
	"strings"
)

// summary is a setting in one or a few words.
func (s Setting) summary() string {
	if s.Stated && s.Words == "" {
		return "something"
	}
	return s.String()
}

// show is a value in words; empty where it takes more than a few.
func show(value any) string {
	switch v := value.(type) {
	case Answer:
		switch v {
		case Yes:
			return "yes"
		case No:
			return "no"
		case Open:
		}
		return strings.ReplaceAll(string(v), "_", " ")
	case string:
		return strings.ReplaceAll(v, "_", " ")
	case []string:
		return strings.ReplaceAll(strings.Join(v, ", "), "_", " ")
	case bool:
		return "yes"
	case int:
		return fmt.Sprint(v)
	case fmt.Stringer:
		return v.String()
	default:
		return ""
	}
}

// differenceWords is a difference in one sentence.
func differenceWords(topic, base, own string) string {
	label := differs[topic]
	if label == "" {
		block, aspect, _ := strings.Cut(topic, ".")
		label = fmt.Sprintf(aspects[aspect], differs[block])
	}
	switch {
	case base == own:
		return label + ": something else here than in the group that it extends."
	case base == "":
		return label + ": " + own + " here; the group that it extends does not say."
	case own == "":
		return label + ": something else here than " + base + " in the group that it extends."
	default:
		return label + ": " + own + " here, " + base + " in the group that it extends."
	}
}

// aspects are what every block has.
var aspects = map[string]string{
	"says":   "%s, in the words of the terms",
	"force":  "%s, how strongly it is meant",
	"effect": "%s, what follows from it",
	"origin": "%s, where it comes from",
}

// differs names what can differ.
var differs = map[string]string{
	"quorum":                         "Quorum",
	"quorum.checked":                 "When the quorum is checked",
	"quorum.nominees_count":          "Whether a deputy counts for the quorum",
	"quorum.recused_count":           "Whether a member who keeps out of an item counts for the quorum",
	"quorum.grace":                   "How long to wait for a quorum",
	"quorum.if_not.adjourn":          "Whether a meeting without a quorum is adjourned",
	"quorum.if_not.reconvene_within": "How soon it is called again",
	"quorum.if_not.advise":           "Whether a meeting without a quorum may advise",
	"quorum.if_not.says":             "What happens without a quorum",
	"quorum.if_not.then":             "The quorum of a meeting that is called again",
	"voting":                         "How decisions are taken",
	"voting.by":                      "By what decisions are taken",
	"voting.votes":                   "Who has how many votes",
	"voting.threshold":               "What a decision needs",
	"voting.all_present":             "Whether everybody who has to agree has to be there",
	"voting.levels":                  "The steps of a decision",
	"voting.casting":                 "Who breaks a tie",
	"voting.roll_call":               "Whether votes are taken by name",
	"voting.right_after":             "How a right to vote is earned",
	"notice":                         "Notice",
	"notice.meeting":                 "Notice of a meeting",
	"notice.items":                   "How long before a meeting items close",
	"notice.papers":                  "How long before a meeting papers are due",
	"notice.agenda":                  "Notice of the agenda",
	"notice.late":                    "When a late item may be taken",
	"notice.voids":                   "Whether a failure to give notice undoes a meeting",
	"meetings":                       "Meetings",
	"meetings.at_least":              "Meetings a year, at least",
	"meetings.at_most":               "Meetings a year, at most",
	"meetings.every":                 "How often meetings are held",
	"meetings.as_required":           "Whether meetings are held as required",
	"meetings.pattern":               "On which days meetings are held",
	"meetings.events":                "A meeting of its own kind",
	"meetings.events.a_year":         "How often a year a meeting of its own kind is held",
	"meetings.events.counts":         "Whether a meeting of its own kind is one of those a year",
	"meetings.events.title":          "The name of a meeting of its own kind",
	"meetings.after":                 "How soon after an event a meeting is held",
	"meetings.requisition":           "Who may have a meeting called",
	"presiding":                      "Who takes the chair",
	"presiding.then":                 "Who takes the chair when the chair is away",
	"presiding.rotation.among":       "Among whom the chair moves on",
	"presiding.rotation.every":       "How often the chair moves on",
	"presiding.passes":               "When the chair’s agreement passes on",
	"deputies":                       "Deputies",
	"deputies.kinds":                 "Which deputies there are",
	"deputies.notice":                "How long before a meeting a deputy is named",
	"deputies.in_writing":            "Whether a deputy is named in writing",
	"deputies.from":                  "From where a deputy comes",
	"deputies.counts":                "Whether a deputy counts as present",
	"deputies.decides":               "Whether a deputy takes part in deciding",
	"deputies.several":               "Whether one deputy may come for several members",
	"deputies.fills_seat":            "Whether a deputy meets what the member’s class or sector is needed for",
	"deputies.principal":             "What becomes of a member for whom a deputy has come",
	"term":                           "Term of office",
	"term.length":                    "Length of a term of office",
	"term.starts":                    "When a term of office starts",
	"term.renewals":                  "How often a term of office may be renewed",
	"term.once":                      "Whether a term of office cannot be renewed",
	"term.stagger":                   "How terms of office are staggered",
	"term.until_successor":           "Whether a member stays until there is a successor",
	"term.vacancy":                   "For how long somebody fills a vacancy",
	"interests":                      "Interests",
	"interests.declare":              "How interests are declared",
	"interests.then":                 "What a member with an interest does",
	"records":                        "The record of a meeting",
	"records.kind":                   "What kind of record is kept",
	"records.draft":                  "When the record goes to the chair",
	"records.issue":                  "When the record goes to members",
	"records.approved_at":            "Where the record is approved",
	"records.keep":                   "How long records are kept",
	"access":                         "Who may come and read",
	"access.meetings":                "Whether meetings are open",
	"access.publish":                 "What is published",
	"access.filming":                 "Whether meetings may be filmed",
	"access.languages":               "In which languages papers are published",
	"access.interpret":               "From which share of those invited a meeting is interpreted",
	"access.language_notice":         "How long before a meeting a language is asked for",
	"confidentiality":                "Confidential matters",
	"confidentiality.scheme":         "By which rules a matter is confidential",
	"confidentiality.resolution":     "Whether the public leaves by resolution",
	"confidentiality.channel":        "Whether a confidential matter has a channel of its own",
	"removal":                        "How a place is lost",
	"removal.causes":                 "A ground on which a place is lost",
	"leaving":                        "How a member leaves",
	"urgent":                         "Decisions between meetings",
	"urgent.decided_by":              "Who decides between meetings",
	"urgent.consult":                 "Who is asked before a decision between meetings",
	"urgent.by_email":                "Whether decisions may be taken by e-mail",
	"urgent.tacit":                   "After how long silence is agreement",
	"urgent.ratify_at":               "Where a decision between meetings is confirmed",
	"reporting":                      "To whom a group reports",
	"reporting.to":                   "To whom a group reports",
	"reporting.every":                "How often a group reports",
	"reporting.each_meeting":         "Whether a group reports to each meeting",
	"life":                           "How a group begins and ends",
	"life.limited":                   "Whether a group ends by itself",
	"life.review":                    "How often a group is reviewed",
	"life.created_by":                "Who sets up a group",
	"life.closed_by":                 "Who closes a group",
}
