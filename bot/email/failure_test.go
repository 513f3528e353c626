package email

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
)

func TestWhatBecomesOfALetter(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		verb, answer string
		want         error // what it is; Later, where it is nil
		whole        bool  // people are told that nothing goes out
		rests        bool  // the server is left alone
	}{
		"nobody has that address":               {"RCPT", "550 5.1.1 no such user", bot.ErrNoAddress, false, false},
		"it has a rule against them":            {"RCPT", "550 5.7.1 relaying denied", bot.ErrUnwanted, false, false},
		"it does not take data from us":         {"DATA", "554 5.5.1 no", bot.ErrUnwanted, false, false},
		"the mailbox is full for now":           {"RCPT", "452 4.2.2 mailbox full", nil, false, false},
		"the server wants to see us again":      {"RCPT", "451 4.7.1 greylisted", nil, false, false},
		"it does not take what was written":     {"END", "554 5.7.1 looks like spam", bot.ErrUnwanted, false, false},
		"it has no room now":                    {"END", "452 4.3.1 later", nil, false, false},
		"it does not take mail from us":         {"MAIL", "550 5.7.1 not from you", nil, true, true},
		"it is about to close":                  {"MAIL", "421 4.3.2 closing", nil, false, true},
		"it does not want to speak to us":       {"CONNECT", "554 go away", nil, true, true},
		"it does not take data now":             {"DATA", "451 4.3.0 later", nil, false, false},
		"it has other words than it should":     {"EHLO", "550 no", nil, true, true},
		"it does not know the word of greeting": {"EHLO", "421 busy", nil, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newServer(t)
			s.say(c.verb, c.answer)
			d, troubles := aDoor(t, s)
			_, err := d.Deliver(t.Context(), aLetter("Hello"))
			d.Wait()
			later, isLater := errors.AsType[*bot.Later](err)
			if c.want == nil && (!isLater || !later.Until.After(now)) || c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("it became %v", err)
			}
			if whole := len(*troubles) == 1 && (*troubles)[0].Whole; whole != c.whole || (len(*troubles) > 0) != (c.whole || errors.Is(c.want, bot.ErrNoAddress)) {
				t.Errorf("people were told %v", *troubles)
			}
			calls := s.connections()
			if _, err := d.Deliver(t.Context(), aLetter("Hello again")); err == nil {
				t.Error("the next arrived")
			}
			if rests := s.connections() == calls; rests != c.rests {
				t.Errorf("the server is left alone: %t", rests)
			}
			if len(s.taken()) != 0 {
				t.Error("it was taken all the same")
			}
		})
	}
}

func TestALetterThatIsPutOffIsGivenUpAfterADay(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	s.say("RCPT", "451 4.7.1 greylisted")
	d, _ := aDoor(t, s)
	l := aLetter("Hello")
	var whole time.Duration
	for l.Attempt = 1; l.Attempt < 20; l.Attempt++ {
		_, err := d.Deliver(t.Context(), l)
		if errors.Is(err, bot.ErrPutOff) {
			break
		}
		later, ok := errors.AsType[*bot.Later](err)
		if !ok {
			t.Fatal(err)
		}
		whole += later.Until.Sub(now)
	}
	if l.Attempt != len(putOff)+1 || whole < 20*time.Hour || whole > 40*time.Hour {
		t.Errorf("given up at attempt %d, after %s", l.Attempt, whole)
	}
}

func TestOnlyALetterOfWhichNobodyKnowsOwnsUpToBeingSentAgain(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	d, _ := aDoor(t, s)
	s.say("RCPT", "once 451 4.7.1 greylisted")
	l := aLetter("Hello")
	if _, err := d.Deliver(t.Context(), l); err == nil {
		t.Fatal("a letter arrived that was put off")
	}
	s.dropAfter("END")
	l.Attempt = 2
	_, err := d.Deliver(t.Context(), l)
	if _, later := errors.AsType[*bot.Later](err); err == nil || later || errors.Is(err, bot.ErrGone) {
		t.Errorf("a letter whose end nobody answered became %v", err)
	}
	s.dropAfter("")
	l.Attempt = 3
	if _, err := d.Deliver(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	mails := s.taken()
	if len(mails) != 2 {
		t.Fatalf("%d were taken", len(mails))
	}
	first, second := read(t, mails[0]), read(t, mails[1])
	if strings.Contains(first.text, sentAgain) || !strings.Contains(second.text, sentAgain) {
		t.Error("the first owns up, or the second does not")
	}
	if first.Get("Message-Id") != second.Get("Message-Id") {
		t.Error("they have different ids")
	}
}

func TestNothingIsSentOverAnOpenLineUnlessItIsSaidSo(t *testing.T) {
	t.Parallel()
	s := newServer(t) // without STARTTLS
	d, _ := aDoor(t, s, func(o *Options) { o.Server = s.url() })
	if _, err := d.Deliver(t.Context(), aLetter("Hello")); err == nil || len(s.taken()) != 0 {
		t.Errorf("it was sent: %v", err)
	}
	other := newServer(t, func(s *smtpServer) { s.startTLS = true })
	d, _ = aDoor(t, other)
	d.server.roots = s.roots // somebody else's certificate
	if _, err := d.Deliver(t.Context(), aLetter("Hello")); err == nil || len(other.taken()) != 0 {
		t.Errorf("it was sent to whoever answered: %v", err)
	}
}

func TestAServerThatFallsSilentIsNotWaitedForLong(t *testing.T) {
	t.Parallel()
	s := newServer(t, func(s *smtpServer) { s.mute = "DATA" })
	d, _ := aDoor(t, s)
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	begun := time.Now()
	if _, err := d.Deliver(ctx, aLetter("Hello")); err == nil {
		t.Error("it arrived")
	}
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("it took %s", took)
	}
}

func TestAServerIsNamedAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		"smtp://mail.example":                             "mail.example 587 0",
		"smtps://clerk:a%40b@mail.example":                "mail.example 465 1",
		"smtp://clerk:secret@mail.example:2525":           "mail.example 2525 0",
		"smtp://mail.example:25?starttls=optional":        "mail.example 25 2",
		"smtp://clerk:x@127.0.0.1:25?starttls=never":      "127.0.0.1 25 3",
		"smtp://clerk:secret@mail.example?starttls=never": "error",
		"smtp://clerk@mail.example":                       "error",
		"smtps://mail.example?starttls=never":             "error",
		"smtp://mail.example?tls=1":                       "error",
		"smtp://mail.example:99999":                       "error",
		"smtp://":                                         "error",
		"http://mail.example":                             "error",
		"smtp://clerk:se cret@mail.example":               "error",
		"smtp://mail.example/secret":                      "error",
	} {
		s, err := parseServer(raw)
		got := fmt.Sprintf("%s %d %d", s.host, s.port, s.tls)
		if err != nil {
			if got = "error"; strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "se cret") {
				t.Errorf("%s: the error repeats what was written: %v", raw, err)
			}
		}
		if got != want {
			t.Errorf("%s is %s, want %s (%v)", raw, got, want, err)
		}
	}
}

func TestNothingOfAPasswordOrAnAddressIsSaidAloud(t *testing.T) {
	t.Parallel()
	s := newServer(t, func(s *smtpServer) { s.startTLS, s.password = true, "hunter2" })
	s.say("AUTH", "535 5.7.8 no, hunter2, clerk, jane@college.example")
	var said strings.Builder
	d, troubles := aDoor(t, s, func(o *Options) {
		o.Log = slog.New(slog.NewTextHandler(&said, &slog.HandlerOptions{Level: slog.LevelDebug}))
	})
	_, err := d.Deliver(t.Context(), aLetter("Hello"))
	d.Wait()
	all := fmt.Sprint(err, said.String(), *troubles)
	for _, secret := range []string{"hunter2", "jane@", "aHVudGVyMg"} {
		if strings.Contains(all, secret) {
			t.Errorf("%s is said: %s", secret, all)
		}
	}
	if len(*troubles) != 1 {
		t.Errorf("people were told %v", *troubles)
	}
}
