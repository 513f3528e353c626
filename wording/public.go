package wording

// What stands in public where there is nothing of a kind.
const (
	NoMembersPublic   = "No list of members is public."
	NoMeetingsPlanned = "There are no meetings planned at present."
	NoDatesPublic     = "No group’s dates are public." // there may be meetings
	NoPapersPublic    = "No agenda and no notes are public yet."
	NoDocumentPublic  = "No document is public yet."
	NoNews            = "There are no news stories at present."
	NoContactPublic   = "Nobody’s contact is public."
)
