package terms

import (
	"fmt"
	"slices"
	"strings"
)

// summary is a setting in one or a few words; empty where something is stated that takes more.
func (s Setting) summary() string {
	if s.Stated && s.Words != "" {
		return quote(s.Words)
	}
	return s.String()
}

// show is a value in words; empty where it takes more than a few.
func (o *overlay) show(topic string, value any) string {
	switch v := value.(type) {
	case Answer:
		if answer, ok := answers[v]; ok {
			return answer
		}
		return o.word(topic, string(v))
	case string:
		return o.word(topic, v)
	case []string:
		all := make([]string, len(v))
		for i, word := range v {
			all[i] = o.word(topic, word)
		}
		return strings.Join(all, ", ")
	case bool:
		return "yes"
	case int:
		return fmt.Sprint(v)
	case Earned:
		return fmt.Sprintf("after %d of the last %d meetings", v.Attended, v.OfLast)
	case fmt.Stringer:
		return v.String()
	default:
		return ""
	}
}

var answers = map[Answer]string{Yes: "yes", No: "no"}

// word is a word of the file: what people call whom it names, or else what it says, in quotation marks.
func (o *overlay) word(topic, word string) string {
	switch {
	case word == "" || word == None:
		return word
	case word == nextMeeting:
		return "the next meeting"
	case slices.Contains(naming, topic) && o.name != nil:
		return o.name(word)
	default:
		return quote(plain(word))
	}
}

// naming are the topics whose words name somebody.
var naming = []string{
	"presiding.then", "presiding.rotation.among", "urgent.decided_by", "urgent.consult", "reporting.to", "life.created_by",
	"life.closed_by", "voting.casting", "records.approved_at", "deputies.for",
}

// about says what a topic is about, so that it reads well after “on”.
func about(topic string) string {
	if words, ok := differs[topic]; ok {
		return words
	}
	block, aspect, _ := strings.Cut(topic, ".")
	return fmt.Sprintf(aspects[aspect], differs[block])
}

// aspects are what every block has.
var aspects = map[string]string{
	"says":   "the words on %s",
	"force":  "how strongly the terms speak of %s",
	"effect": "what is done about %s",
	"origin": "where the rule on %s comes from",
}

// differs names what can differ.
var differs = map[string]string{
	"quorum":                         "the quorum",
	"quorum.checked":                 "when the quorum is checked",
	"quorum.nominees_count":          "whether a deputy counts for the quorum",
	"quorum.recused_count":           "whether a member who keeps out of an item counts for the quorum",
	"quorum.grace":                   "how long to wait for a quorum",
	"quorum.if_not.adjourn":          "whether a meeting without a quorum is adjourned",
	"quorum.if_not.reconvene_within": "how soon a meeting without a quorum is called again",
	"quorum.if_not.advise":           "whether a meeting without a quorum may advise",
	"quorum.if_not.says":             "the words on a meeting without a quorum",
	"quorum.if_not.then":             "the quorum of a meeting that is called again",
	"voting":                         "decisions",
	"voting.by":                      "how decisions are taken",
	"voting.votes":                   "who has how many votes",
	"voting.threshold":               "what a decision needs",
	"voting.all_present":             "whether everybody who has to agree has to be there",
	"voting.levels":                  "the steps of a decision",
	"voting.casting":                 "who breaks a tie",
	"voting.roll_call":               "whether votes are taken by name",
	"voting.right_after":             "how a right to vote is earned",
	"notice":                         "notice",
	"notice.meeting":                 "the notice of a meeting",
	"notice.items":                   "how long before a meeting items close",
	"notice.papers":                  "how long before a meeting papers are due",
	"notice.agenda":                  "the notice of the agenda",
	"notice.late":                    "when a late item may be taken",
	"notice.voids":                   "whether a failure to give notice undoes a meeting",
	"meetings":                       "meetings",
	"meetings.at_least":              "how many meetings a year there are at least",
	"meetings.at_most":               "how many meetings a year there are at most",
	"meetings.every":                 "how often meetings are held",
	"meetings.as_required":           "whether meetings are held as required",
	"meetings.pattern":               "the days on which meetings are held",
	"meetings.events":                "a meeting of its own kind",
	"meetings.events.a_year":         "how often a year a meeting of its own kind is held",
	"meetings.events.counts":         "whether a meeting of its own kind is one of those a year",
	"meetings.events.title":          "the name of a meeting of its own kind",
	"meetings.after":                 "how soon after an event a meeting is held",
	"meetings.requisition":           "who may have a meeting called",
	"presiding":                      "who takes the chair",
	"presiding.then":                 "who takes the chair when the chair is away",
	"presiding.rotation.among":       "those among whom the chair moves on",
	"presiding.rotation.every":       "how often the chair moves on",
	"presiding.passes":               "when the chair’s agreement passes on",
	"deputies":                       "deputies",
	"deputies.kinds":                 "which deputies there are",
	"deputies.for":                   "which members may send a deputy",
	"deputies.notice":                "how long before a meeting a deputy is named",
	"deputies.in_writing":            "whether a deputy is named in writing",
	"deputies.from":                  "where a deputy comes from",
	"deputies.counts":                "whether a deputy counts as present",
	"deputies.decides":               "whether a deputy takes part in deciding",
	"deputies.several":               "whether one deputy may come for several members",
	"deputies.fills_seat":            "whether a deputy meets what the member’s class or sector is needed for",
	"deputies.principal":             "what becomes of a member for whom a deputy has come",
	"term":                           "the term of office",
	"term.length":                    "the length of a term of office",
	"term.starts":                    "when a term of office starts",
	"term.renewals":                  "how often a term of office may be renewed",
	"term.once":                      "whether a term of office cannot be renewed",
	"term.stagger":                   "how terms of office are staggered",
	"term.until_successor":           "whether a member stays until there is a successor",
	"term.vacancy":                   "how long somebody serves who fills a vacancy",
	"interests":                      "interests",
	"interests.what":                 "which interests matter",
	"interests.declare":              "how interests are declared",
	"interests.then":                 "what a member with an interest does",
	"records":                        "the record of a meeting",
	"records.kind":                   "what kind of record is kept",
	"records.draft":                  "when the record goes to the chair",
	"records.issue":                  "when the record goes to members",
	"records.approved_at":            "where the record is approved",
	"records.keep":                   "how long records are kept",
	"access":                         "who may come and read",
	"access.meetings":                "whether meetings are open",
	"access.publish":                 "what is published",
	"access.filming":                 "whether meetings may be filmed",
	"access.languages":               "the languages in which papers are published",
	"access.interpret":               "the share of those invited from which a meeting is interpreted",
	"access.language_notice":         "how long before a meeting a language is asked for",
	"confidentiality":                "confidential matters",
	"confidentiality.scheme":         "the rules by which a matter is confidential",
	"confidentiality.resolution":     "whether the public leaves by resolution",
	"confidentiality.channel":        "whether a confidential matter has a channel of its own",
	"removal":                        "losing a place",
	"removal.causes":                 "a ground on which a place is lost",
	"leaving":                        "leaving",
	"urgent":                         "decisions between meetings",
	"urgent.decided_by":              "who decides between meetings",
	"urgent.consult":                 "who is asked before a decision between meetings",
	"urgent.by_email":                "whether decisions may be taken by e-mail",
	"urgent.tacit":                   "how long nobody may object until something counts as agreed",
	"urgent.ratify_at":               "where a decision between meetings is confirmed",
	"reporting":                      "reporting",
	"reporting.to":                   "whom a group reports to",
	"reporting.every":                "how often a group reports",
	"reporting.each_meeting":         "whether a group reports to each meeting",
	"life":                           "how a group begins and ends",
	"life.limited":                   "whether a group ends by itself",
	"life.review":                    "how often a group is reviewed",
	"life.created_by":                "who sets up a group",
	"life.closed_by":                 "who closes a group",
}
