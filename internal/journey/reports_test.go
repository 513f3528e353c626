package journey_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/partnership"
)

func TestWorkOfGroups(t *testing.T) {
	t.Parallel()
	play(t, fitStories(map[string]func(*bottest.Stage){
		"a measure goes off track, and something is done about it": aMeasureGoesOffTrack,
		"groups report, and what causes concern has an answer":     groupsReport,
		"a group in time, its priority and the annual report":      aGroupInTime,
	}), inOneWay...)
}

func aMeasureGoesOffTrack(s *bottest.Stage) {
	s.As(college).Type("measure add Homes insulated").Reads("This is for the secretariat.").Reads("Homes insulated")
	s.As(officer).Type("measure add Homes insulated").Fill("target", "many").Choose("group", "wg-climate").Choose("priority", "climate").Send().
		Reads("Write a number and what it counts").
		Fill("target", "at least 200 homes").Send().Reads("“Homes insulated” (I-001): no figure yet.").Reads("at least 200 homes").
		Press("Enter a figure").Reads("the target is at least 200 homes").Fill("figure", "some").Send().
		Reads("Write the number alone").
		Fill("figure", "150").Fill("until", "2027-01-10").Send().Reads("say whether it is at risk or off track").
		Choose("rating", "Off track").Send().Reads("nothing has been done about it yet: a corrective action, another target, or stop.").
		Press("Take corrective action").Fill("what", "Find more installers").Fill("owner", "Lewisham College").Send().
		Reads("On the list: “Find more installers” (A-001), Lewisham College")
	s.As(college).Sees("has a new action").Type("find i1").Reads("“Find more installers” (A-001)")
	s.As(officer).Type("measure review I-001").Choose("outcome", "Change the target").Send().Reads("What is the target from now on?").
		Fill("target", "160").Send().Reads("at least 160 homes").Reads("Target changed")
	s.As(college).Type("measure list wg-climate").Reads("1 measure, 0 on track, 0 at risk, 1 off track")
	s.As(officer).Type("measure read I-009").Reads("There is no measure I-009")
}

func groupsReport(s *bottest.Stage) {
	s.As(college).Type("report highlight wg-climate").Reads("This is for")
	s.As(officer).Type("report highlight wg-climate").Reads("For the Full LSP, which reads it as it is written here.").Send().
		Reads("How does the work go on?").
		Fill("progress", "Forty homes").Fill("decision", "A second installer").Send().
		Reads("Sent: the highlight report of the Climate Emergency group (REP-001)").Reads("“A second installer” (LSP-001)").
		Press("Open REP-001").Reads("Forty homes").Reads("Decision needed")
	s.As(officer).Type("agenda draft " + full).Reads("“A second installer” (LSP-001)")
	s.As(college).Type("report show rep1").Reads("Forty homes")
	s.As(newcomer).Type("report show rep1").Reads("There is no report rep1 that you can open")
	s.As(officer).Type("report exception cypspb").Reads("It goes to the Full LSP, as soon as the chair of the CYPSP Board has approved it.").
		Fill("concern", "Waiting times").Send().Reads("Waits for the chair’s approval").
		Press("Approve it").Choose("how", "By phone").Send().Reads("Approved: the report of concern of the CYPSP Board (REP-002)")
	s.Until("Full LSP: the meeting begins")
	s.As(officer).Type("report answer REP-002").Fill("words", "We send two more").Send().Reads("Answered").Reads("We send two more")
	s.As(officer).Type("report call Warm schools").Fill("of", "nobody at all").Fill("until", "2027-05-01").Choose("group", "cypspb").Send().
		Reads("There is no group and no partner called nobody at all").
		Fill("of", "SEND Board").Send().Reads("The in-depth report of the SEND Board (REP-003)").Reads("Asked for").
		Press("It is here").Fill("words", "All is well").Send().Reads("Received")
	s.Expect("three reports are on record", func(b *partnership.State) bool { return len(b.Reports) == 3 })
}

func aGroupInTime(s *bottest.Stage) {
	s.As(officer).Type("group end send-board").Fill("ends", "2027-07-31").Send().Reads("The SEND Board: until Saturday 31 July").
		Reads("These are time limited groups that are reviewed annually.")
	s.As(officer).Type("group often wg-climate Every six weeks").Reads("meets: Every six weeks")
	s.Until("Full LSP: the meeting begins")
	s.As(officer).Type("priority agree A fair place").Choose("lasting", "For the long term").Choose("replaces", "cost-of-living").Send().
		Reads("Recorded: “A fair place” (P-001).").Reads("Long term").Press("All priorities").Reads("Replaced")
	s.As(officer).Type("group review wg-climate").Choose("outcome", "It closes").Send().Reads("The Climate Emergency group: closes on Thursday 18 March")
	s.As(officer).Type("report annual").Reads("Nobody else sees it before you mark it for publication.").
		Fill("introduction", "A good year").Send().Reads("The annual report of the steering group").Reads("Draft").
		Press("As a document").Reads("in your own conversation with us")
	s.As(officer).Type("report publish REP-001").Send().Reads("For publication")
	s.As(newcomer).Type("report page REP-001").Reads("in your own conversation with us")
}
