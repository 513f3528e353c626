package year_test

// whatTheyDo is a year of a partnership: what people do in the cycles of three meetings.
const whatTheyDo = `
People
    officer    p-officer
    mayor      p-mayor
    secretary  p-secretary
    college    p-college
    hospital   p-hospital
    museum     p-museum
    albany     p-albany

On Monday 11 January 2027
museum types /my quiet
    from: 15:30
    until: 09:30
    working: yes
On Monday 15 February 2027
albany types /my away
    until: 2027-02-21

On Tuesday 23 February 2027, 11am
college types /agenda submit
    title: Skills
    wants: Discuss
    meeting: FULL-2027-03
On Monday 1 March 2027
officer presses We have talked: add it
    send
On Thursday 4 March 2027
officer types /agenda draft FULL-2027-03
officer presses Send to chair
On Friday 5 March 2027
mayor presses Agree
On Wednesday 10 March 2027
officer types /agenda issue FULL-2027-03
    send
On Wednesday 10 March 2027, 11am
college presses Coming
hospital presses Can’t come
    send
On Tuesday 6 April 2027, 4pm
officer types /notes draft FULL-2027-03
    text:
        Action: Lewisham College to send the figures by 30 April
        Action: Horniman Museum to print the timetable by 30 April
officer types /notes issue FULL-2027-03
    send
On Friday 23 April 2027, 11am
museum types /action done A-002

On Wednesday 12 May 2027
officer types /action done A-001
On Monday 17 May 2027
officer types /agenda draft FULL-2027-06
officer presses Send to chair
On Friday 21 May 2027, 9:10am
mayor presses Agree
On Friday 21 May 2027, 9:20am
officer types /agenda issue FULL-2027-06
    send
On Wednesday 26 May 2027
hospital types /my away
    from: 2027-05-27
    until: 2027-06-02
officer types /meeting brief FULL-2027-06
officer presses Send to the chair
On Monday 7 June 2027
officer types /notes draft FULL-2027-06
    text:
        Action: The Albany to count the rooms by 6 September
officer types /notes show FULL-2027-06
officer presses Copy to the chair
On Monday 14 June 2027
officer types /notes issue FULL-2027-06
    send
On Wednesday 1 September 2027
albany types /action done A-003

On Friday 22 October 2027
officer types /agenda draft FULL-2027-11
officer presses Send to chair
On Friday 22 October 2027, 11am
mayor types /my away
    from: 2027-10-23
    until: 2027-10-31
On Monday 25 October 2027, 12pm
secretary presses Agreed by the Mayor of Lewisham
On Tuesday 26 October 2027, 3pm
officer types /agenda issue FULL-2027-11
    send
On Monday 8 November 2027
officer types /notes draft FULL-2027-11
    text:
        Action: Lewisham and Greenwich NHS Trust to count the beds by 24 December
officer types /notes issue FULL-2027-11
    send
On Friday 10 March 2028
`

// theyAreSent is all that is sent in that year, by hand: with a wall calendar, the clocks of London, the terms of reference and the
// working timetable. Where nobody does anything on time, the secretariat is asked once; where they do, nobody is.
var theyAreSent = []string{
	"Mon 11 Jan 2027 09:00 acting-began p-secretary p-mayor > secretary",

	// The Full LSP of Thursday 18 March. The museum reads from 9.30am to 3.30pm on working days; the Albany is
	// away until the 21st, and hears of it on the morning after.
	"Thu 18 Feb 2027 09:00 call FULL-2027-03 > college, hospital",
	"Thu 18 Feb 2027 09:30 call FULL-2027-03 > museum",
	"Mon 22 Feb 2027 09:00 call FULL-2027-03 > albany",
	"Tue 23 Feb 2027 11:00 item-received LSP-001 > college",
	"Tue 23 Feb 2027 11:00 item-new LSP-001 > secretariat",
	"Thu 25 Feb 2027 17:00 items-closed FULL-2027-03 > secretariat",
	"Fri 26 Feb 2027 09:00 talks-open FULL-2027-03 > secretariat", // 18 days before is a Sunday
	"Mon 1 Mar 2027 10:00 item-drafted LSP-001 > college",
	"Thu 4 Mar 2027 09:00 chair-due FULL-2027-03 > secretariat",
	"Thu 4 Mar 2027 10:00 agenda-waiting FULL-2027-03 1 > mayor, secretary",
	"Fri 5 Mar 2027 10:00 chair-answered FULL-2027-03 1 > secretariat", // so nobody is reminded on Monday
	"Wed 10 Mar 2027 09:00 time-to-issue FULL-2027-03 > secretariat",
	"Wed 10 Mar 2027 10:02 agenda-out FULL-2027-03 1 > the members (4)", // two minutes in which it can be stopped
	"Wed 10 Mar 2027 10:02 agenda-line FULL-2027-03 1 > full",
	"Wed 10 Mar 2027 11:00 apologies-kept FULL-2027-03 p-hospital > hospital",
	"Tue 16 Mar 2027 17:00 who-comes FULL-2027-03 > secretariat",
	"Wed 17 Mar 2027 16:00 day-before FULL-2027-03 > albany, college, mayor, secretary", // the hospital does not come
	"Thu 18 Mar 2027 09:30 day-before FULL-2027-03 > museum",
	"Thu 25 Mar 2027 09:00 notes-draft FULL-2027-03 > secretariat",
	"Mon 5 Apr 2027 09:00 notes-due FULL-2027-03 > secretariat", // Easter lies between, and summer time begins
	"Tue 6 Apr 2027 16:00 notes-issued FULL-2027-03 > albany, college, hospital, mayor, secretary",
	"Tue 6 Apr 2027 16:00 notes-line FULL-2027-03 > full",
	"Wed 7 Apr 2027 09:30 notes-issued FULL-2027-03 > museum",
	"Fri 23 Apr 2027 09:00 action-soon A-001 > college",
	"Fri 23 Apr 2027 09:30 action-soon A-002 > museum", // who says that it is done: nothing on its day
	"Fri 30 Apr 2027 09:00 action-today A-001 > college",

	// The Full LSP of Tuesday 1 June, the day after a bank holiday.
	"Tue 4 May 2027 09:00 call FULL-2027-06 > albany, college, hospital",
	"Tue 4 May 2027 09:30 call FULL-2027-06 > museum",
	"Mon 10 May 2027 09:00 action-late A-001 > secretariat", // five working days after: 4, 5, 6, 7 and 10 May
	"Tue 11 May 2027 17:00 items-closed FULL-2027-06 > secretariat",
	"Mon 17 May 2027 10:00 agenda-waiting FULL-2027-06 1 > mayor, secretary",
	"Wed 19 May 2027 09:00 chair-reminder FULL-2027-06 1 > mayor, secretary",
	"Thu 20 May 2027 09:00 chair-silent FULL-2027-06 1 > secretariat",
	"Fri 21 May 2027 09:00 time-to-issue FULL-2027-06 > secretariat",
	"Fri 21 May 2027 09:10 chair-answered FULL-2027-06 1 > secretariat",
	"Fri 21 May 2027 09:22 agenda-out FULL-2027-06 1 > albany, college, hospital",
	"Fri 21 May 2027 09:22 agenda-line FULL-2027-06 1 > full",
	"Fri 21 May 2027 09:30 agenda-out FULL-2027-06 1 > museum",
	"Wed 26 May 2027 10:00 chair-brief FULL-2027-06 > mayor, secretary",
	"Thu 27 May 2027 17:00 who-comes FULL-2027-06 > secretariat",
	"Fri 28 May 2027 16:00 day-before FULL-2027-06 > albany, college", // the chair has the brief; the hospital is back too late
	"Tue 1 Jun 2027 09:30 day-before FULL-2027-06 > museum",           // neither at the weekend nor on the bank holiday
	"Mon 7 Jun 2027 10:00 notes-copy FULL-2027-06 1 > mayor, secretary",
	"Mon 14 Jun 2027 10:00 notes-issued FULL-2027-06 > the members (4)", // the chair has the copy
	"Mon 14 Jun 2027 10:00 notes-line FULL-2027-06 > full",
	"Fri 27 Aug 2027 09:00 action-soon A-003 > albany", // a week before 6 September is a bank holiday

	// The Full LSP of Thursday 4 November, four days after winter time has begun. The Mayor is away at half-term.
	"Thu 7 Oct 2027 09:00 call FULL-2027-11 > albany, college, hospital",
	"Thu 7 Oct 2027 09:30 call FULL-2027-11 > museum",
	"Thu 14 Oct 2027 17:00 items-closed FULL-2027-11 > secretariat",
	"Thu 21 Oct 2027 09:00 chair-due FULL-2027-11 > secretariat",
	"Fri 22 Oct 2027 10:00 agenda-waiting FULL-2027-11 1 > mayor, secretary",
	"Mon 25 Oct 2027 09:00 chair-reminder FULL-2027-11 1 > secretary", // who acts for the Mayor, and is there
	"Mon 25 Oct 2027 12:00 chair-answered FULL-2027-11 1 > secretariat",
	"Tue 26 Oct 2027 15:02 agenda-out FULL-2027-11 1 > the members (4)",
	"Tue 26 Oct 2027 15:02 agenda-line FULL-2027-11 1 > full",
	"Tue 2 Nov 2027 17:00 who-comes FULL-2027-11 > secretariat",
	"Wed 3 Nov 2027 16:00 day-before FULL-2027-11 > albany, college, hospital, mayor, secretary",
	"Thu 4 Nov 2027 09:30 day-before FULL-2027-11 > museum",
	"Mon 8 Nov 2027 10:00 notes-issued FULL-2027-11 > the members (4), mayor, secretary",
	"Mon 8 Nov 2027 10:00 notes-line FULL-2027-11 > full",
	"Fri 17 Dec 2027 09:00 action-soon A-004 > hospital",
	"Fri 24 Dec 2027 09:00 action-today A-004 > hospital",
	"Tue 4 Jan 2028 09:00 annual-due psg 20280101 > secretariat",    // the 1st is a Saturday, and Monday the 3rd its bank holiday
	"Wed 5 Jan 2028 09:00 action-late A-004 > secretariat",          // 29, 30 and 31 December, 4 and 5 January
	"Mon 6 Mar 2028 09:00 group-behind full 20280304 > secretariat", // four months after the last meeting is a Saturday
}
