package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// attendance is, for the secretariat alone, how often each organisation was at the meetings of which it is a member and that have
// a register, itself or by a deputy.
func attendance(s *partnership.State, did partnership.Activities) []ui.Text {
	came, of := map[partnership.OrganisationID]int{}, map[partnership.OrganisationID]int{}
	for _, m := range did.Meetings {
		there, taken := wasThere(s, m)
		if !taken {
			continue
		}
		orgs := map[partnership.OrganisationID]bool{}
		for _, p := range s.Members(m.Body, m.Day) {
			for _, org := range s.Represents(p, m.Day) {
				orgs[org] = orgs[org] || there(p)
			}
		}
		for org, yes := range orgs {
			of[org]++
			if yes {
				came[org]++
			}
		}
	}
	orgs := make([]partnership.OrganisationID, 0, len(of))
	for org := range of {
		orgs = append(orgs, org)
	}
	slices.Sort(orgs)
	lines := make([]ui.Text, len(orgs))
	for i, org := range orgs {
		lines[i] = ui.Say("%s: %s of %s", wording.OwnerName(s, partnership.Owner{Organisation: org}), came[org], of[org])
	}
	return lines
}

// wasThere says who was at a meeting, themselves or by a deputy, as its register has it; it is false where none was taken.
func wasThere(s *partnership.State, m *partnership.Meeting) (there func(partnership.PersonID) bool, taken bool) {
	roll, taken := s.RollOf(m)
	return func(p partnership.PersonID) bool {
		return slices.ContainsFunc(roll.Present, func(a partnership.Attendance) bool {
			return a.For == p || a.Person == p && a.As == partnership.AsMember
		})
	}, taken
}
