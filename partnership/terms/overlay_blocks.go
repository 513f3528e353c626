package terms

// blocks lays all that is said of a body over what held before.
func (o *overlay) blocks(base, own Blocks) Blocks {
	return Blocks{
		Quorum:          lay(o, topic{"quorum", asks}, base.Quorum, own.Quorum, (*overlay).quorum),
		Voting:          lay(o, topic{"voting", describes}, base.Voting, own.Voting, (*overlay).voting),
		Notice:          lay(o, topic{"notice", asks}, base.Notice, own.Notice, (*overlay).notice),
		Meetings:        lay(o, topic{"meetings", asks}, base.Meetings, own.Meetings, (*overlay).meetings),
		Presiding:       lay(o, topic{"presiding", describes}, base.Presiding, own.Presiding, (*overlay).presiding),
		Deputising:      lay(o, topic{"deputies", allows}, base.Deputising, own.Deputising, (*overlay).deputising),
		Term:            lay(o, topic{"term", asks}, base.Term, own.Term, (*overlay).term),
		Interests:       lay(o, topic{"interests", asks}, base.Interests, own.Interests, (*overlay).interests),
		Records:         lay(o, topic{"records", asks}, base.Records, own.Records, (*overlay).records),
		Access:          lay(o, topic{"access", describes}, base.Access, own.Access, (*overlay).access),
		Confidentiality: lay(o, topic{"confidentiality", asks}, base.Confidentiality, own.Confidentiality, (*overlay).confidentiality),
		Removal:         lay(o, topic{"removal", describes}, base.Removal, own.Removal, (*overlay).removal),
		Leaving:         lay(o, topic{"leaving", describes}, base.Leaving, own.Leaving, (*overlay).leaving),
		Urgent:          lay(o, topic{"urgent", allows}, base.Urgent, own.Urgent, (*overlay).urgent),
		Reporting:       lay(o, topic{"reporting", asks}, base.Reporting, own.Reporting, (*overlay).reporting),
		Life:            lay(o, topic{"life", describes}, base.Life, own.Life, (*overlay).life),
	}
}

// leaving has nothing of its own: its words are joined as those of every block.
func (*overlay) leaving(base, _ Setting) Setting { return base }
