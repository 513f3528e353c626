package bot_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// otherDoor is a second platform.
type otherDoor struct{ *door }

func (otherDoor) Platform() string { return "other" }

func (o *theOffice) opensAnother() otherDoor {
	d := otherDoor{&door{fails: map[string]error{}, tried: map[string]int{}}}
	o.office.Doors["other"] = d
	return d
}

// annIs gives Ann her accounts, by platform.
func (o *theOffice) annIs(platforms ...string) {
	o.t.Helper()
	p := storage.Person{ID: "p-ann", Name: "ann"}
	for _, platform := range platforms {
		p.Accounts = append(p.Accounts, storage.Account{Platform: platform, User: "ann"})
	}
	if err := o.books.Open(theBook).PutPerson(o.t.Context(), p); err != nil {
		o.t.Fatal(err)
	}
}

func (o *theOffice) deliveredThere(d otherDoor, want ...string) {
	o.t.Helper()
	if diff := cmp.Diff(want, d.posted); diff != "" {
		o.t.Errorf("delivered on the other platform (-want +got):\n%s", diff)
	}
}

func TestAPersonIsToldThingsInOnePlace(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	other := o.opensAnother()
	o.annIs("closed", "other", "test")
	o.says("one")
	o.drain()
	o.deliveredThere(other, "ann: one")
	o.annIs("test", "other")
	o.says("two")
	o.drain()
	o.deliveredThere(other, "ann: one")
	o.delivered("team: one", "bob: one", "team: two", "ann: two", "bob: two")
}

func TestWhoMovesWhileANoticeIsUnderWayIsNotToldTwice(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	other := o.opensAnother()
	o.door.fails["dm/ann"] = &bot.Later{Until: o.clock.Now().Add(time.Minute)} // it may have arrived: nobody knows
	o.says("one")
	o.drain()
	o.annIs("other", "test")
	delete(o.door.fails, "dm/ann")
	o.pass(2 * time.Minute)
	o.delivered("team: one", "bob: one", "ann: one")
	o.says("two")
	o.drain()
	o.deliveredThere(other, "ann: two")
}

// A notice to several waits for one of them; another, who has it, moves meanwhile.
func TestWhoHasHeardAndMovesIsNotToldTwice(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	other := o.opensAnother()
	o.office.Script.People = func(_ *partnership.State, to bot.Addressee, _ []string, _ time.Time) ([]partnership.PersonID, []string) {
		if to == "p-bob" {
			return []partnership.PersonID{"p-ann", "p-bob"}, nil
		}
		return nil, nil
	}
	o.door.fails["dm/bob"] = &bot.Later{Until: o.clock.Now().Add(time.Minute)}
	o.says("one")
	o.drain()
	o.delivered("ann: one")
	o.annIs("other", "test")
	clear(o.door.fails)
	o.pass(2 * time.Minute)
	o.delivered("ann: one", "bob: one")
	o.deliveredThere(other)
}
