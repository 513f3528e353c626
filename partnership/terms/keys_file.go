package terms

import "slices"

// The keys of what a file says beside its bodies, likewise.
var (
	fileKeys = []string{
		"schema", "id", "title", "short", "time_zone", "holidays", "contact", "adopted?", "valid", "year_starts?",
		"extra_closed_days?", "sources?", "legal", "secretariat", "review", "amendment", "groups", "succession",
		"information", "dissolution", "regime?", "partnerships?", "organisations", "offices?", "work_streams?",
		"priorities?", "outside?", "relations?", "events?", "rules?", "shared?", "bodies", "duties?", "processes?",
		"documents?", "registers?", "house?", "silences?",
	}
	contactKeys      = []string{"name", "phone", "email", "address"}
	sourceKeys       = []string{"title", "date?"}
	reviewKeys       = []string{"every?"}
	amendmentKeys    = []string{"by?", "concur?", "threshold?", "notice?"}
	regimeKeys       = []string{"title", "applies", "why?", "valid?"}
	partnershipKeys  = []string{"title", "short?", "extends?", "valid?", "rules?"}
	organisationKeys = []string{"name", "aliases?", "sector", "equality_duty?", "valid?", "succeeds?"}
	officeKeys       = []string{"title", "organisation?", "collective?", "valid?"}
	streamKeys       = []string{"title", "lead"}
	priorityKeys     = []string{"title", "status?", "of?", "statements?", "valid?"}
	outsiderKeys     = []string{"title", "valid?"}
	relationKeys     = append([]string{"from", "kind", "to", "valid?", "says?"}, backingKeys...)
	occurrenceKeys   = []string{"title"}
	dutyKeys         = append([]string{"title", "kind", "body?", "to?", "every?", "valid?", "says?"}, backingKeys...)
	processKeys      = append([]string{"title", "kind", "valid?", "says?", "steps"}, backingKeys...)
	stepKeys         = []string{"at?", "by?", "act", "after?", "later?", "outcomes?", "gate?"}
	documentKeys     = append([]string{
		"title", "body?", "when?", "parts?", "edition?", "valid?", "agreed_by?", "publish?", "says?",
	}, backingKeys...)
	registerKeys = []string{"title", "kind?", "body?", "entered_by?", "valid?"}
	ruleKeys     = []string{
		"id", "also?", "name?", "heading", "says", "force", "effect", "origin?", "body?", "ref?", "source?", "by?",
	}
)

// newFileKeys are those of fileKeys that a file of the first version of the language may do without.
var newFileKeys = []string{
	"valid", "legal", "secretariat", "review", "amendment", "groups", "succession", "information", "dissolution",
}

// clauseKeys are the subjects of which a file speaks for the partnership as a whole.
var clauseKeys = []string{
	"legal", "secretariat", "review", "amendment", "groups", "succession", "information", "dissolution",
}

// subjects are what blocks and clauses are about: all that terms can state, deny or leave open.
func subjects() []string { return slices.Concat(names(blockKeys), clauseKeys) }

// The words from which they choose.
var (
	applications  = []string{"by_law", "by_choice", "through_members", "not", Unspecified}
	statuses      = []string{"interim", "long_term"}
	relationKinds = []string{"reports_to", "holds_to_account", "advises", "thematic_of", "works_with", "part_of"}
	dutyKinds     = []string{"annual_report", "review", "call_in", "exception_report", "arbitration", "other"}
	processKinds  = []string{
		"membership_change", "agenda_item", "deputy", "exception_report", "call_in", "arbitration", "urgent_decision",
		"review", "publish", "steps",
	}
	registerKinds = []string{Commitments, Recommendations, Agreements}
	occasions     = []string{"each_meeting", "yearly", "per_period"}
)
