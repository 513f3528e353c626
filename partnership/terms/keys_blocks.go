package terms

import "slices"

// The keys of each block of a body, beside those that every block may have (settingKeys).
var (
	quorumKeys = append([]string{"checked?", "nominees_count?", "recused_count?", "grace?", "if_not?"}, needKeys...)
	ifNotKeys  = []string{"says?", "adjourn?", "reconvene_within?", "advise?", "then?"}
	votingKeys = []string{
		"by?", "votes?", "threshold?", "all_present?", "levels?", "casting?", "roll_call?", "right_after?",
	}
	levelKeys    = []string{"within?", "across?", "one_per?", "threshold?"}
	earnedKeys   = []string{"attended", "of_last"}
	noticeKeys   = []string{"meeting?", "items?", "papers?", "agenda?", "late?", "voids?"}
	meetingsKeys = []string{
		"at_least?", "at_most?", "every?", "as_required?", "pattern?", "events?", "after?", "requisition?",
	}
	patternKeys   = []string{"weekday", "week", "months?", "at?", "minutes?"}
	eventKeys     = []string{"id", "title", "a_year", "counts"}
	afterKeys     = []string{"event", "within"}
	presidingKeys = []string{"then?", "rotation?", "passes?"}
	rotationKeys  = []string{"among", "every"}
	deputiesKeys  = []string{
		"kinds?", "for?", "notice?", "in_writing?", "from?", "counts", "decides", "several?", "fills_seat?", "principal?",
	}
	termKeys            = []string{"length?", "starts?", "renewals?", "stagger?", "until_successor?", "vacancy?"}
	interestsKeys       = []string{"what?", "declare?", "then?"}
	recordsKeys         = []string{"kind?", "draft?", "issue?", "approved_at?", "keep?"}
	accessKeys          = []string{"meetings?", "publish?", "filming?", "languages?", "interpret?", "language_notice?"}
	confidentialityKeys = []string{"scheme?", "resolution?", "channel?"}
	removalKeys         = []string{"causes?"}
	causeKeys           = []string{
		"cause", "missed?", "consecutive?", "within?", "unless?", "deputies_count?", "then?", "by?", "notice?",
	}
	urgentKeys    = []string{"decided_by?", "consult?", "by_email?", "tacit?", "ratify_at?"}
	reportingKeys = []string{"to?", "every?", "each_meeting?"}
	lifeKeys      = []string{"limited?", "review?", "created_by?", "closed_by?"}
)

// What else a body has.
var (
	attendeeKeys = []string{"who", "as", "speaks?", "valid?"}
	itemRuleKeys = slices.Concat(
		[]string{"tag", "says?", "voters?", "quorum?", "threshold?", "extra?", "open?", "valid?"}, backingKeys)
	votersKeys = []string{"class?", "sector?", "places?"}
)

// The words from which keys of blocks choose.
var (
	checks       = []string{"start", "each_vote"}
	waysToDecide = []string{"consensus", "vote", "consensus_then_vote", "unanimity"}
	waysToVote   = []string{"one_per_member", "one_per_organisation", "one_per_class", "by_place"}
	castings     = []string{"chair", "vice_chair", None, Unspecified}
	weeks        = []string{"first", "second", "third", "fourth", "last"}
	deputyKinds  = []string{"ad_hoc", "standing"}
	deputiesFrom = []string{"same_organisation", "members", "anyone"}
	principals   = []string{"not_a_member_for_whole_meeting"}
	vacancies    = []string{"remainder", "full_term"}
	declarations = []string{"register", "at_meeting"}
	stakes       = []string{"leaves", "speaks_only", "no_vote"}
	recordKinds  = []string{"action_notes", "minutes"}
	accesses     = []string{"open", "closed", "by_invitation"}
	published    = []string{"agendas", "papers", "notes"}
	schemes      = []string{"schedule_12a", "own"}
	causes       = []string{"absence", "conduct", "conflict", "disqualified", "leaves_organisation", "other"}
	removals     = []string{"may", "asked_to_resign", "automatic", "deemed_resigned"}
	ratified     = []string{nextMeeting, None}
	attending    = []string{"adviser", "observer", "presenter", "officer"}
)

// nextMeeting is where something is approved or ratified.
const nextMeeting = "next_meeting"
