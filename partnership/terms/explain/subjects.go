package explain

import "github.com/partnership-secretariat/secretariat/partnership/terms"

// blockSubjects are the subjects on which terms may speak of each group, in the order in which they are read best. What
// the secretariat does where they are silent is what this program does today, and no more.
var blockSubjects = []blockSubject{
	{subject{
		"meetings", "When it meets", "how often it meets", "there are no regular meetings",
		"A meeting is held on the day that an officer enters. Nobody is reminded that one is missing.",
	}, func(b *terms.Blocks) terms.Setting { return b.Meetings.Setting }, sayMeetings},
	{subject{
		"notice", "Notice and papers", "how long before a meeting its agenda and papers go out", "no notice has to be given",
		"Nothing is late. Our working timetable (not in the terms of reference) gives dates once the secretariat has switched it on.",
	}, func(b *terms.Blocks) terms.Setting { return b.Notice.Setting }, sayNotice},
	{subject{
		"quorum", "How many have to be there", "how many members have to be there", "any number of members is enough",
		"Nobody is counted, and no meeting is said to be too small.",
	}, func(b *terms.Blocks) terms.Setting { return b.Quorum.Setting }, sayQuorum},
	{subject{
		"voting", "How it decides", "how it decides", "there are no votes",
		"Nobody is asked to vote. The notes say what the meeting agreed, in the words that the officer enters.",
	}, func(b *terms.Blocks) terms.Setting { return b.Voting.Setting }, sayVoting},
	{subject{
		"presiding", "Who presides", "who presides when the chair is away", "nobody takes the chair’s part",
		"Nobody takes the chair’s part by a clock. The chair is reminded once of an agenda, and then an officer rings.",
	}, func(b *terms.Blocks) terms.Setting { return b.Presiding.Setting }, sayPresiding},
	{subject{
		"deputies", "Deputies", "who may come for a member, and as what", "nobody may come for a member",
		"Members can send a deputy only where a rule of the terms says so. Whether the deputy counts or decides is not assumed.",
	}, func(b *terms.Blocks) terms.Setting { return b.Deputising.Setting }, sayDeputies},
	{subject{
		"term", "For how long", "for how long anybody is a member", "a place is not for a limited time",
		"Whoever has a place keeps it until a successor is entered.",
	}, func(b *terms.Blocks) terms.Setting { return b.Term.Setting }, sayTerm},
	{subject{
		"interests", "Interests", "whether members declare their interests, and how", "no interests have to be declared",
		"Nobody is asked to declare anything.",
	}, func(b *terms.Blocks) terms.Setting { return b.Interests.Setting }, sayInterests},
	{subject{
		"records", "Notes and records", "what is written down of a meeting, and by when it is out", "nothing has to be written down",
		"Action notes go out when an officer sends them. No date is called late.",
	}, func(b *terms.Blocks) terms.Setting { return b.Records.Setting }, sayRecords},
	{subject{
		"access", "Who may come and read", "whether the public may attend, and what is published", "nobody but the members may come or read",
		"Agendas and notes go to the members and to whoever acts for them. Nothing is published.",
	}, func(b *terms.Blocks) terms.Setting { return b.Access.Setting }, sayAccess},
	{subject{
		"confidentiality", "What is confidential", "what is confidential", "nothing is confidential",
		"An item is for named people only where whoever submits it says so.",
	}, func(b *terms.Blocks) terms.Setting { return b.Confidentiality.Setting }, sayConfidentiality},
	{subject{
		"removal", "Losing a place", "whether somebody can lose a place, and how", "nobody can lose a place",
		"Nobody’s absences are counted, and nobody is proposed for it.",
	}, func(b *terms.Blocks) terms.Setting { return b.Removal.Setting }, sayRemoval},
	{subject{
		"leaving", "Leaving", "how a member leaves", "there is no rule on leaving",
		"There is no form for it. People tell the secretariat in their own words.",
	}, func(b *terms.Blocks) terms.Setting { return b.Leaving }, sayNothing},
	{subject{
		"urgent", "Between meetings", "how anything is decided between meetings", "nothing is decided between meetings",
		"Nothing is decided between meetings with this program.",
	}, func(b *terms.Blocks) terms.Setting { return b.Urgent.Setting }, sayUrgent},
	{subject{
		"reporting", "Reporting", "how often it reports, and to whom", "it reports to nobody",
		"No report is asked for.",
	}, func(b *terms.Blocks) terms.Setting { return b.Reporting.Setting }, sayReporting},
	{subject{
		"life", "How it begins and ends", "how it is set up and closed", "it does not end",
		"It is there for as long as the terms of reference in force have it.",
	}, func(b *terms.Blocks) terms.Setting { return b.Life.Setting }, sayLife},
}
