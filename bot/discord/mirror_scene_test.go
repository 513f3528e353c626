package discord_test

import (
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

const mayShow = fakediscord.ViewChannel | fakediscord.SendMessages | fakediscord.CreateEvents | fakediscord.ManageRoles

// mirror looks into the books of a scene, as one that has just begun.
func (s *scene) mirror() *bot.Mirror {
	return &bot.Mirror{Books: s.demo.Books, Platform: discord.Platform, Glass: s.door, Log: slog.New(slog.NewTextHandler(s.t.Output(), nil))}
}

func (s *scene) switches(of partnership.Mirrored, on bool) {
	s.t.Helper()
	s.do(partnership.SwitchMirror{Mirror: partnership.Mirror{Workspace: partnership.Workspace{Platform: discord.Platform, ID: lewisham}, Of: of}, On: on})
}

// shownEvents are the events of the server that were not called off, by reference.
func (s *scene) shownEvents() map[string]fakediscord.Meeting {
	all := map[string]fakediscord.Meeting{}
	for _, e := range s.guild.Events() {
		if _, ref, ours := strings.Cut(e.Description, "Secretariat "); ours && !e.Cancelled {
			if all[ref].ID != "" {
				s.t.Errorf("%s is shown twice", ref)
			}
			all[ref] = e
		}
	}
	return all
}

func TestMeetingsAreShownAsEvents(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	s.guild.Install(mayShow)
	m := s.mirror()
	m.Look(t.Context())
	if n := len(s.guild.Events()); n != 0 {
		t.Fatalf("nobody switched it on, and %d events are shown", n)
	}
	s.switches(partnership.MirroredMeetings, true)
	m.Look(t.Context())
	march, ok := s.shownEvents()["FULL-2027-03"]
	if !ok || march.Name != "Full LSP" || march.Location == "" || !march.Start.Equal(time.Date(2027, 3, 18, 14, 0, 0, 0, time.UTC)) {
		t.Fatalf("shown is %+v", s.guild.Events())
	}
	before := len(s.shownEvents())
	calls := len(s.discord.Requests())
	m.Look(t.Context())
	if n := len(s.discord.Requests()); n != calls {
		t.Errorf("nothing had changed, and Discord was asked %d times", n-calls)
	}
	s.mirror().Look(t.Context()) // another process, or this one after a crash
	if n := len(s.shownEvents()); n != before {
		t.Errorf("%d events are shown in the place of %d", n, before)
	}
	s.do(partnership.MoveMeeting{Meeting: "FULL-2027-03", Day: calendar.Date{Year: 2027, Month: time.March, Day: 25}})
	m.Look(t.Context())
	if moved := s.shownEvents()["FULL-2027-03"]; moved.ID != march.ID || !moved.Start.Equal(march.Start.AddDate(0, 0, 7)) {
		t.Errorf("it has moved by a week, and shown is %+v", moved)
	}
	s.do(partnership.CancelMeeting{Meeting: "FULL-2027-03", Reason: partnership.Text{ID: "reason", Words: "No room"}})
	m.Look(t.Context())
	if left := s.shownEvents(); left["FULL-2027-03"].ID != "" || len(left) != before-1 {
		t.Errorf("it does not take place, and shown are %v", left)
	}
	s.switches(partnership.MirroredMeetings, false)
	m.Look(t.Context())
	if left := s.shownEvents(); len(left) > 0 {
		t.Errorf("it is off, and there are still %v", left)
	}
	s.lawful()
}

// A meeting is the same event wherever it moves, and whatever became of the answer that made it.
func TestAnEventMovesWithItsMeeting(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	s.guild.Install(mayShow)
	now := s.demo.Books.Clock.Now()
	in := bot.Shown{Book: demo.Book, Workspace: lewisham, Now: now}
	begins := now.Add(48 * time.Hour).Truncate(time.Minute)
	meeting := bot.ShownMeeting{Ref: "FULL-2027-05", Name: "Full LSP", Place: "@everyone *Civic* <@2003>", From: begins, Until: begins.Add(time.Hour)}
	shows := func(all ...bot.ShownMeeting) fakediscord.Meeting {
		t.Helper()
		if err := s.door.ShowMeetings(t.Context(), in, all); err != nil {
			t.Fatal(err)
		}
		return s.shownEvents()["FULL-2027-05"]
	}
	s.discord.Inject(fakediscord.Fault{Route: "POST /guilds/{guild}/scheduled-events", Times: 1, Status: 500, Applied: true})
	if err := s.door.ShowMeetings(t.Context(), in, []bot.ShownMeeting{meeting}); err == nil {
		t.Error("nobody noticed that there was no answer")
	}
	first := shows(meeting)
	if first.Location != meeting.Place {
		t.Errorf("the place reads %q", first.Location)
	}
	meeting.From, meeting.Until, meeting.Place = begins.Add(24*time.Hour), begins.Add(26*time.Hour), ""
	moved := shows(meeting)
	if moved.ID != first.ID || !moved.Start.Equal(meeting.From) || !moved.End.Equal(meeting.Until) || moved.Location != "still to be said" {
		t.Errorf("moved is %+v", moved)
	}
	in.Now = meeting.From.Add(time.Minute)
	if running := shows(); running.ID != first.ID {
		t.Error("what is under way was called off")
	}
	in.Now = now
	if called := shows(); called.ID != "" {
		t.Errorf("still shown is %+v", called)
	}
	s.lawful()
}

func TestWithoutPermissionTheSecretariatIsToldWhatToDo(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	s.switches(partnership.MirroredMeetings, true)
	s.switches(partnership.MirroredPlaces, true)
	m := s.mirror()
	for range 3 {
		m.Look(t.Context())
	}
	s.door.Wait()
	s.as(officer).Awaits("", "We may not create events on the server.")
	s.as(officer).Awaits("", "We may not give roles on the server, or ours stands below them.")
	if n := len(s.as(officer).Sees("")); n != 2 {
		t.Errorf("the secretariat was told %d times", n)
	}
	s.lawful()
}

func TestRolesFollowThePlaces(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	s.guild.Install(mayShow)
	s.guild.AddRole(fakediscord.Role{ID: "4001", Name: "Choir (members)", Position: 1})
	s.guild.Grant(stranger, "4001")
	s.switches(partnership.MirroredPlaces, true)
	m := s.mirror()
	m.Look(t.Context())
	has := func(user string, want ...string) {
		t.Helper()
		got := s.guild.Roles(user)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s has the roles %q, want %q", user, got, want)
		}
	}
	has(college, "Full LSP (members)", "Steering group (members)")
	has(officer)
	has(stranger, "Choir (members)")
	s.do(partnership.FillPlace{Seat: "full/lewisham-college", Person: "p-college-deputy"})
	m.Look(t.Context())
	has(college, "Steering group (members)")
	has(deputy, "Full LSP (members)")
	s.mirror().Look(t.Context())
	has(deputy, "Full LSP (members)")
	s.switches(partnership.MirroredPlaces, false)
	m.Look(t.Context())
	has(deputy)
	has(stranger, "Choir (members)")
	s.lawful()
}

// Whoever has a role of ours may do nothing by it: one that somebody made powerful is given to nobody.
func TestNobodyGetsPowersWithARole(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	s.guild.Install(mayShow | fakediscord.ManageMessages)
	s.guild.AddRole(fakediscord.Role{ID: "4001", Name: "Full LSP (members)", Permissions: fakediscord.ManageMessages, Position: 1})
	s.switches(partnership.MirroredPlaces, true)
	s.mirror().Look(t.Context())
	if got := s.guild.Roles(college); len(got) > 0 {
		t.Errorf("the college has %q", got)
	}
	s.door.Wait()
	s.as(officer).Awaits("", "has permissions on the server")
}
