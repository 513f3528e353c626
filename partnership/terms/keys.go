package terms

// The keys of each part of a file, in the order in which a file reads best. One that ends in ? may be left out.
// schema/terms.schema.json says the same to editors.
var (
	fileKeys = []string{
		"schema", "id", "title", "short", "time_zone", "holidays", "contact", "organisations", "offices?",
		"work_streams?", "shared?", "bodies", "silences?",
	}
	contactKeys      = []string{"name", "phone", "email", "address"}
	organisationKeys = []string{"name", "aliases?", "sector", "equality_duty?"}
	officeKeys       = []string{"title", "organisation?", "collective?"}
	streamKeys       = []string{"title", "lead"}
	sharedKeys       = []string{"standing?", "rules?"}
	bodyKeys         = []string{
		"reference", "name", "title", "parent?", "serves?", "assumed?", "use?", "quorum", "voting", "notice", "seats",
		"standing?", "rules?",
	}
	settingKeys  = []string{"says"}
	placeKeys    = append([]string{"id?", "title?", "speaks_for?", "chair?", "co_chair?", "note?"}, optional(hangsOn)...)
	standingKeys = []string{"id", "title", "minutes", "last?", "origin"}
	ruleKeys     = []string{"id", "also?", "name?", "heading", "says", "force", "effect", "origin?", "body?"}
)

// hangsOn is what a place can hang on; each place has exactly one of these keys.
var hangsOn = []string{"office", "organisation", "person", "lead_of", "portfolio_holder_of"}

// The words from which some keys choose.
var (
	sectors = []string{"council", "health", "education", "public", "business", "housing", "culture", "voluntary", "faith"}
	forces  = []string{"must", "should", "may", "typically", "encouraged"}
	effects = []string{"block", "approve", "warn", "attest", "remind", "record", "doc", "publish", "inform"}
	origins = []string{"tor", "statute", "house", "assumed"}
)

func optional(keys []string) []string {
	marked := make([]string, len(keys))
	for i, key := range keys {
		marked[i] = key + "?"
	}
	return marked
}
