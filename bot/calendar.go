package bot

import "github.com/partnership-secretariat/secretariat/partnership"

// Calendar is the address at which the person's calendar program reads their meetings, or those of one group; empty: the web
// cannot reach us. It is a key: only its owner reads it.
func (r *Request) Calendar(body partnership.BodyID) string {
	if r.desk.Calendar == nil {
		return ""
	}
	return r.desk.Calendar(r.book.ID, r.State().FeedFor(r.Who, body))
}
