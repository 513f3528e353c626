package bot_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

// mailbox is a door to e-mail that keeps what it is given.
type mailbox struct {
	door
	to, hellos []string
}

func (m *mailbox) Platform() string { return bot.ByEmail }

func (m *mailbox) Deliver(ctx context.Context, l bot.Letter) (string, error) {
	if l.Mail == nil {
		return "", errors.New("nobody said to whom")
	}
	id, err := m.door.Deliver(ctx, l)
	if err == nil {
		m.hellos = append(m.hellos, l.Mail.Hello.Words(l.Reader))
		m.to = append(m.to, l.Mail.Name+" <"+l.Mail.To+">: "+l.Card.Lead.Words(l.Reader))
	}
	return id, err
}

func (m *mailbox) Edit(context.Context, bot.Letter) error { return bot.ErrGone }

// withMail gives the office a mailbox, and some people an address.
func (o *theOffice) withMail(people ...storage.Person) *mailbox {
	o.t.Helper()
	m := &mailbox{door: door{fails: map[string]error{}, tried: map[string]int{}}}
	o.office.Doors[bot.ByEmail] = m
	o.office.Script.Imprint = func(*partnership.State) bot.Imprint { return bot.Imprint{Runs: ui.Say("Ring us.")} }
	for _, p := range people {
		if err := o.books.Open(theBook).PutPerson(o.t.Context(), p); err != nil {
			o.t.Fatal(err)
		}
	}
	return m
}

func (o *theOffice) lost() []string {
	o.t.Helper()
	var all []string
	err := o.books.Open(theBook).Turn(o.t.Context(), func(t *storage.Turn) error {
		for _, l := range t.State().Undelivered("") {
			all = append(all, fmt.Sprintf("%s%s: %s", l.Person, l.Place, l.Why))
		}
		return nil
	})
	if err != nil {
		o.t.Fatal(err)
	}
	slices.Sort(all)
	return all
}

var (
	ann = storage.Person{ID: "p-ann", Name: "Ann", Email: "ann@council.example", Accounts: []storage.Account{{Platform: "test", User: "ann"}}}
	bob = storage.Person{ID: "p-bob", Name: "Bob", Email: "bob@college.example"}
)

func TestWhoIsOnNoPlatformIsWrittenTo(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	m := o.withMail(ann, bob)
	o.live = true
	o.says("one")
	o.drain()
	o.delivered("team: one", "ann: one")
	want := []string{"Bob <bob@college.example>: one"}
	if diff := cmp.Diff(want, m.to); diff != "" {
		t.Errorf("written to (-want +got):\n%s", diff)
	}
	o.live = false // what was sent there is not redrawn, nor kept in mind for ever
	o.says("two")
	o.pass(time.Minute)
	if diff := cmp.Diff(append(want, "Bob <bob@college.example>: two"), m.to); diff != "" {
		t.Errorf("written to (-want +got):\n%s", diff)
	}
	if n := len(o.outbox().Receipts); n != 0 {
		t.Errorf("%d receipts are kept", n)
	}
}

func TestWhoseConversationIsClosedIsWrittenTo(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	m := o.withMail(ann)
	o.door.fails["dm/ann"] = bot.ErrGone
	o.says("one")
	o.drain()
	o.delivered("team: one", "bob: one")
	if diff := cmp.Diff([]string{"Ann <ann@council.example>: one"}, m.to); diff != "" {
		t.Errorf("written to (-want +got):\n%s", diff)
	}
	if lost := o.lost(); lost != nil {
		t.Errorf("it is said to be lost: %v", lost)
	}
	delete(o.door.fails, "dm/ann") // open again: what comes next goes there
	o.says("two")
	o.drain()
	o.delivered("team: one", "bob: one", "team: two", "ann: two", "bob: two")
}

func TestWhatMayHaveArrivedIsNotSaidElsewhereToo(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	m := o.withMail(ann)
	o.door.fails["dm/ann"] = errors.New("no answer")
	o.says("one")
	o.drain()
	o.pass(time.Minute)
	o.pass(time.Minute)
	if diff := cmp.Diff([]string{"p-anntest: no-answer"}, o.lost()); diff != "" || len(m.to) > 0 {
		t.Errorf("lost (-want +got):\n%s; written to %v", diff, m.to)
	}
}

func TestTheSecretariatSeesWhatDidNotArrive(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		closed, mail error
		want         []string
	}{
		"a conversation is closed":   {bot.ErrGone, nil, []string{"p-bobtest: closed"}},
		"and so is the address":      {bot.ErrGone, bot.ErrNoAddress, []string{"p-annemail: address", "p-bobtest: closed"}},
		"the mail server has doubts": {bot.ErrGone, bot.ErrUnwanted, []string{"p-annemail: unwanted", "p-bobtest: closed"}},
		"it puts us off for a day":   {bot.ErrGone, bot.ErrPutOff, []string{"p-annemail: put-off", "p-bobtest: closed"}},
		"all is well":                {nil, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := openOffice(t)
			m := o.withMail(ann)
			for _, user := range []string{"dm/ann", "dm/bob"} {
				if c.closed != nil {
					o.door.fails[user] = c.closed
				}
			}
			if c.mail != nil {
				m.fails["dm/p-ann"] = c.mail
			}
			o.says("one")
			o.drain()
			o.pass(time.Minute)
			if diff := cmp.Diff(c.want, o.lost()); diff != "" {
				t.Errorf("lost (-want +got):\n%s", diff)
			}
			if n := len(o.outbox().Notices); n != 0 {
				t.Errorf("%d notices wait", n)
			}
		})
	}
}

func TestAClosedChannelIsOnTheListAndNobodyIsNamedThere(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.door.fails["team"] = bot.ErrGone
	o.door.fails["dm/bob"] = bot.ErrGone
	o.says("one")
	o.drain()
	o.delivered("ann: one")
	if diff := cmp.Diff([]string{"p-bobtest: closed", "test:team: closed"}, o.lost()); diff != "" {
		t.Errorf("lost (-want +got):\n%s", diff)
	}
}

func TestALeaverIsNotWrittenTo(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	m := o.withMail(bob)
	o.hold = time.Hour
	o.says("one")
	o.drain()
	if err := o.books.Open(theBook).Erase(t.Context(), "p-bob"); err != nil {
		t.Fatal(err)
	}
	o.pass(2 * time.Hour)
	if len(m.to) != 0 {
		t.Errorf("written to %v", m.to)
	}
}

// Between the line in the book and the receipt a worker may die: whoever comes after it finishes, and the list has it once.
func TestALetterIsOnTheListOnceAlsoAfterACrash(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	m := o.withMail(ann)
	o.door.fails["dm/ann"], o.door.fails["dm/bob"] = bot.ErrGone, bot.ErrGone
	m.fails["dm/p-ann"] = bot.ErrNoAddress
	for range 3 {
		o.flaky.Fail("Delivered", storagetest.Before, errors.New("killed"))
	}
	o.says("one")
	o.office.Drain(t.Context())
	o.awaitLease(func() bool { return len(o.outbox().Notices) == 0 })
	if diff := cmp.Diff([]string{"p-annemail: address", "p-bobtest: closed"}, o.lost()); diff != "" {
		t.Errorf("lost (-want +got):\n%s", diff)
	}
	if o.delivered("team: one"); len(m.to) != 0 {
		t.Errorf("written to %v", m.to)
	}
}
