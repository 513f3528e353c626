package wording

import "github.com/partnership-secretariat/secretariat/partnership"

// AtMeeting say how an item left a meeting that has met.
var AtMeeting = map[partnership.Outcome]string{
	partnership.ToLater: "not reached, and moved to the next meeting", partnership.ToList: "not reached, and back on the list",
	partnership.ToGroup: "offered to another group", partnership.NotForThis: "not taken further",
}
