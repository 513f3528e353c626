package partnership

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// erase has as much of somebody erased as can be, as whoever gives the order has prepared it.
func (m *minutes) erase(person PersonID, matching ...HoldNumber) ErasePerson {
	extent := m.state.Extent(person, m.state.HeldFor(person, matching), m.now)
	return ErasePerson{Person: person, Extent: extent, Read: m.state.Last, Matching: matching, Rewritten: []Text{{ID: "t1", Words: "somebody"}}}
}

func (m *minutes) takeDown(aside ...Text) TakeWordsDown {
	c := TakeWordsDown{Read: m.state.Last, Rewritten: []Text{{ID: "t1", Words: "[taken down]"}}, Reason: typed("A child"), Aside: aside}
	if len(aside) > 0 {
		c.Matching = []HoldNumber{1}
	}
	return c
}

func (m *minutes) release(n HoldNumber) ReleaseHold {
	return ReleaseHold{Number: n, Read: m.state.Last, Free: m.state.Freed(n, nil, Order{At: m.now})}
}

func TestErasing(t *testing.T) {
	play(t, []scene{
		{"who holds no place is erased wholly, and asking again does nothing", func(m *minutes) {
			m.when(newcomer, m.erase(newcomer)).then(PersonErased{Person: newcomer, Texts: []TextID{"t1"}})
			if !m.state.IsErased(newcomer) {
				m.t.Error("they are not")
			}
			m.when(newcomer, m.erase(newcomer)).then()
		}},
		{"who holds a place keeps name and accounts for as long, and the rest goes", func(m *minutes) {
			m.when(college, m.erase(college)).then(PeopleListed{[]PersonID{college}})
		}},
		{"who belongs to the secretariat has to be reached too", func(m *minutes) {
			m.when(colleague, m.erase(colleague)).then(PeopleListed{[]PersonID{colleague}})
		}},
		{"the secretariat may do it for somebody, nobody else may", func(m *minutes) {
			m.when(college, m.erase(newcomer)).notYet("", "what is kept of them")
			m.when(officer, m.erase(newcomer)).then(PersonErased{Person: newcomer, Texts: []TextID{"t1"}})
		}},
		{"who acted for somebody acts for nobody any more", func(m *minutes) {
			m.given(mayor, StartActing{Person: newcomer, For: mayor})
			yesterday := m.state.day(m.now).AddDays(-1)
			m.when(newcomer, m.erase(newcomer)).then(
				ActingEnded{Person: newcomer, For: mayor, Last: yesterday}, PersonErased{Person: newcomer, Texts: []TextID{"t1"}})
		}},
		{"what was written meanwhile is read first", func(m *minutes) {
			c := m.erase(newcomer)
			m.now = m.now.Add(time.Second)
			m.given(college, PassOn{typed("Hello")})
			if _, err := m.press(newcomer, c); !errors.Is(err, ErrListedMeanwhile) {
				m.t.Errorf("answered %v", err)
			}
		}},
	})
}

func TestHolds(t *testing.T) {
	play(t, []scene{
		{"the secretariat alone places a hold, on something, once", func(m *minutes) {
			words := typed("low-traffic")
			m.when(college, PlaceHold{Words: words}).notYet("", "This is for")
			m.when(officer, PlaceHold{}).invalid("words")
			m.when(officer, PlaceHold{Words: words, From: date("2027-02-02"), Until: date("2027-02-01")}).invalid("until")
			m.when(officer, PlaceHold{Words: words}).then(HoldPlaced{Number: 1, About: Sought{Words: words.ID}})
			m.when(officer, PlaceHold{Words: words}).then()
		}},
		{"an erasure asked for during a hold waits for it, and is done with its release", func(m *minutes) {
			m.given(officer, PlaceHold{Person: newcomer})
			m.when(newcomer, m.erase(newcomer)).then(ErasureAsked{Person: newcomer, Holds: []HoldNumber{1}})
			m.when(newcomer, m.erase(newcomer)).then()
			m.when(officer, m.release(1)).then(HoldReleased{Number: 1}, PersonErased{Person: newcomer})
			if len(m.state.HoldsOn())+len(m.state.Erasures) > 0 {
				m.t.Error("something is held, or waits")
			}
			m.when(officer, m.release(1)).then()
		}},
		{"what two holds keep goes with the second", func(m *minutes) {
			m.given(officer, PlaceHold{Person: newcomer})
			m.given(officer, PlaceHold{Words: typed("low-traffic")})
			m.given(newcomer, m.erase(newcomer, 2))
			c := m.release(1)
			c.Matching = []Matching{{newcomer, []HoldNumber{2}}}
			c.Free = nil
			m.when(officer, c).then(HoldReleased{Number: 1})
			m.when(officer, m.release(2)).then(HoldReleased{Number: 2}, PersonErased{Person: newcomer})
		}},
		{"a hold on an organisation keeps whoever holds its place, or held it", func(m *minutes) {
			m.given(officer, PlaceHold{Organisation: "lewisham-college"})
			m.when(college, m.erase(college)).then(ErasureAsked{Person: college, Holds: []HoldNumber{1}})
			m.when(newcomer, m.erase(newcomer)).then(PersonErased{Person: newcomer, Texts: []TextID{"t1"}})
			m.when(officer, m.release(1)).then(HoldReleased{Number: 1, Parts: []PersonID{college}}, PeopleListed{[]PersonID{college}})
		}},
	})
}

func TestTakingWordsDown(t *testing.T) {
	play(t, []scene{
		{"the secretariat alone does, and says why", func(m *minutes) {
			m.when(college, m.takeDown()).notYet("", "This is for")
			c := m.takeDown()
			c.Reason = Text{}
			m.when(officer, c).invalid("reason")
			c.Rewritten = nil
			m.when(officer, c).invalid("words")
			m.when(officer, m.takeDown()).then(WordsTakenDown{Texts: []TextID{"t1"}, Reason: typed("A child").ID})
		}},
		{"what a hold keeps is kept aside until its release", func(m *minutes) {
			m.given(officer, PlaceHold{Words: typed("low-traffic")})
			m.when(officer, m.takeDown(typed("As it was"))).then(WordsTakenDown{
				Texts: []TextID{"t1"}, Reason: typed("A child").ID, Aside: []TextID{typed("As it was").ID}, Holds: []HoldNumber{1},
			})
			m.when(officer, m.release(1)).then(HoldReleased{Number: 1, Texts: []TextID{typed("As it was").ID}})
			if m.state.Aside != nil {
				m.t.Errorf("kept still: %v", m.state.Aside)
			}
		}},
		{"nothing that a hold keeps is lost because somebody placed it a moment ago", func(m *minutes) {
			c := m.takeDown()
			c.Matching = []HoldNumber{1}
			m.given(officer, PlaceHold{Words: typed("low-traffic")})
			if _, err := m.press(officer, c); !errors.Is(err, ErrListedMeanwhile) {
				m.t.Errorf("answered %v", err)
			}
		}},
	})
}

// TestNothingThatIsHeldIsErased: whatever the order of holds, releases and erasures, nobody goes while a hold keeps them, and who
// has asked goes as soon as none does.
func TestNothingThatIsHeldIsErased(t *testing.T) {
	erased := 0
	rapid.Check(t, func(rt *rapid.T) {
		draw := func(h hat, b *book) Order {
			o := h.order(b)
			if rapid.Bool().Draw(h.T, "something else") {
				return o
			}
			o.By, o.For, o.How = officer, "", ByButton
			o.Command = h.aboutPrivacy(o)
			return o
		}
		liveBy(rt, draw, func(h *history, o Order, events []Event, _ error) {
			for _, e := range events {
				gone, ok := e.(PersonErased)
				if !ok {
					continue
				}
				erased++
				if held := h.state.HeldFor(gone.Person, nil); len(held) > 0 {
					rt.Fatalf("%s is erased by %#v while %v holds them", gone.Person, o.Command, held)
				}
				if len(h.state.ActsFor(gone.Person, h.state.day(o.At)))+len(h.state.OfficeOf(gone.Person, h.state.day(o.At))) > 0 {
					rt.Fatalf("%s is erased and acts for somebody still", gone.Person)
				}
			}
			for _, w := range h.state.Erasures {
				if h.state.IsErased(w.Person) {
					rt.Fatalf("%s is erased, and waits to be", w.Person)
				}
				if !slices.ContainsFunc(h.state.HoldsOn(), func(on *Hold) bool {
					return slices.Contains(w.Holds, on.Number) || on.About.Person == w.Person || on.About.Organisation != ""
				}) {
					rt.Fatalf("%s waits for nothing", w.Person)
				}
			}
		})
	})
	if erased == 0 {
		t.Error("nobody was erased in any of the histories")
	}
}

func (h hat) aboutPrivacy(o Order) Command {
	person := h.person()
	hold := HoldNumber(rapid.IntRange(0, len(h.state.Holds)+1).Draw(h.T, "hold"))
	return from(h, "command", []Command{
		PlaceHold{Words: h.text(), Person: h.person(), Organisation: from(h, "organisation", []OrganisationID{"", "", "lewisham-college"}), From: from(h, "since", []calendar.Date{{}, date("2027-01-20")})},
		PlaceHold{Person: person},
		ErasePerson{Person: person, Extent: h.state.Extent(person, h.state.HeldFor(person, nil), o.At), Read: h.state.Last},
		ErasePerson{Person: newcomer, Extent: h.state.Extent(newcomer, h.state.HeldFor(newcomer, nil), o.At), Read: h.state.Last},
		TakeWordsDown{Read: h.state.Last, Rewritten: []Text{h.text()}, Reason: h.text()},
		ReleaseHold{Number: hold, Read: h.state.Last, Free: h.state.Freed(hold, nil, o)},
	})
}
