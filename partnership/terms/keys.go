package terms

import "slices"

// The keys of each part of a file, in the order in which a file reads best. One that ends in ? may be left out.
// schema/terms.schema.json says the same to editors.
var (
	sharedKeys = slices.Concat(optional(blockKeys), []string{"item_rules?", "standing?", "rules?"})
	bodyKeys   = slices.Concat(
		[]string{
			"reference", "name", "title", "of?", "parent?", "extends?", "serves?", "assumed?", "valid?", "use?",
		},
		optional(blockKeys), []string{"most_places?", "seats", "attendees?", "item_rules?", "standing?", "rules?"},
	)
	backingKeys = []string{"force?", "effect?", "origin?", "ref?"}
	settingKeys = append([]string{"says?"}, backingKeys...)
	validKeys   = []string{"from?", "until?"}
	needKeys    = optional(slices.Concat(asked, narrowed["count"]))
	clockKeys   = []string{"count", "at?", "inclusive?", "holidays?"}
	placeKeys   = append([]string{
		"id?", "title?", "speaks_for?", "chair?", "co_chair?", "vice_chair?", "class?", "votes?", "up_to?", "term?",
		"only?", "valid?", "note?",
	}, optional(hangsOn)...)
	standingKeys = []string{"id", "title", "minutes", "last?", "origin"}
)

// hangsOn is what a place can hang on; each place has exactly one of these keys.
var hangsOn = []string{"office", "organisation", "person", "lead_of", "portfolio_holder_of", "nominated_by", "co_opted"}

// firstBlocks are the subjects of which a file of the first version has to speak.
var firstBlocks = []string{"quorum", "voting", "notice"}

// The words from which some keys choose.
var (
	sectors = []string{"council", "health", "education", "public", "business", "housing", "culture", "voluntary", "faith", "other"}
	forces  = []string{"must", "should", "may", "typically", "encouraged"}
	effects = []string{"block", "approve", "warn", "attest", "remind", "record", "doc", "publish", "inform"}
	origins = []string{"tor", "statute", "house", "assumed"}

	roles      = []string{"chair", "co_chair", "vice_chair", "chair_nominee"}
	presidings = []string{"vice_chair", "co_chair", "elected"}

	features  = []string{"organisation", "sector", "class"}
	shareOf   = []string{"seats_total", "members_in_office", "present", "votes_cast"}
	roundings = []string{"up", "nearest"}

	weekdays   = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	monthNames = []string{
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
		"December",
	}
)

func optional(keys []string) []string {
	marked := make([]string, len(keys))
	for i, key := range keys {
		marked[i] = key + "?"
	}
	return marked
}
