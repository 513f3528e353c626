package email

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"time"

	"github.com/wneessen/go-mail"
)

// server is where mail is handed in.
type server struct {
	host       string
	port       int
	user, pass string
	tls        security
	roots      *x509.CertPool // nil: the machine's
}

// security says how a connection is protected.
type security int

const (
	startTLS security = iota // or nothing is sent
	tlsFirst                 // smtps
	tlsIfAny                 // where the server has it
	noTLS
)

// sendWithin is how long handing in one letter may take, from the connection to the last word: well within a lease.
const sendWithin = 20 * time.Second

// The ports where mail is handed in (RFC 6409, RFC 8314).
const (
	portSubmission = 587
	portTLS        = 465
)

// parseServer reads smtp://user:password@host:587 or smtps://host. With smtp the connection must turn to TLS, unless the
// address ends in ?starttls=optional or ?starttls=never. An error never repeats what was written.
func parseServer(raw string) (server, error) {
	u, err := url.Parse(raw)
	if err != nil || u.Hostname() == "" || u.Path != "" && u.Path != "/" {
		return server{}, errors.New("it must look like smtp://user:password@mail.example.org:587, with whatever is special in the password written as in a web address (%40 for @)")
	}
	s := server{host: u.Hostname(), port: portSubmission, user: u.User.Username()}
	s.pass, _ = u.User.Password()
	switch u.Scheme {
	case "smtp":
	case "smtps":
		s.tls, s.port = tlsFirst, portTLS
	default:
		return server{}, errors.New("it must begin with smtp:// or smtps://")
	}
	if u.Port() != "" {
		if s.port, err = strconv.Atoi(u.Port()); err != nil || s.port < 1 || s.port > 65535 {
			return server{}, errors.New("its port must be a number from 1 to 65535")
		}
	}
	for key, values := range u.Query() {
		way, known := map[string]security{"required": startTLS, "optional": tlsIfAny, "never": noTLS}[values[0]]
		if key != "starttls" || !known || s.tls == tlsFirst {
			return server{}, errors.New("after the question mark it takes starttls=required, optional or never, and with smtps nothing")
		}
		s.tls = way
	}
	if s.user != "" && s.pass == "" {
		return server{}, errors.New("it has a user name and no password")
	}
	if s.user != "" && (s.tls == noTLS || s.tls == tlsIfAny) && !local(s.host) {
		return server{}, errors.New("a password is not sent where the connection may not be protected: take starttls=required, or smtps://")
	}
	return s, nil
}

// local says whether a host is this machine.
func local(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// hand gives one message to the server, over a connection of its own.
func (d *Door) hand(ctx context.Context, m *mail.Msg) error {
	ctx, cancel := context.WithTimeout(ctx, sendWithin)
	defer cancel()
	var line net.Conn
	client, err := d.client(func(ctx context.Context, network, address string) (_ net.Conn, err error) {
		line, err = d.server.dial(ctx, network, address)
		return line, err
	})
	if err != nil {
		return &handing{at: connecting, err: err}
	}
	defer func() {
		if line != nil {
			_ = line.Close() // it has answered already, or never will
		}
	}()
	if err := client.DialWithContext(ctx); err != nil {
		return &handing{at: connecting, code: codeIn(err), err: err}
	}
	stop := context.AfterFunc(ctx, func() { _ = line.SetDeadline(time.Unix(1, 0)) }) // whoever waits for it hears at once
	defer stop()
	if err := client.Send(m); err != nil && !m.IsDelivered() { // what goes wrong after that is about the connection alone
		return sending(err)
	}
	_ = client.Close() // it says goodbye; the letter is theirs
	return nil
}

func (d *Door) client(dial mail.DialContextFunc) (*mail.Client, error) {
	s := d.server
	policy := map[security]mail.TLSPolicy{startTLS: mail.TLSMandatory, tlsIfAny: mail.TLSOpportunistic, noTLS: mail.NoTLS, tlsFirst: mail.NoTLS}[s.tls]
	options := []mail.Option{
		mail.WithPort(s.port), mail.WithTimeout(sendWithin), mail.WithoutNoop(), mail.WithoutRset(), mail.WithHELO(domainOf(d.from.Address)),
		mail.WithTLSPolicy(policy), mail.WithTLSConfig(s.config()), mail.WithDialContextFunc(dial),
	}
	if s.user != "" {
		options = append(options, mail.WithUsername(s.user), mail.WithPassword(s.pass), mail.WithOpportunisticSMTPAuth(
			mail.SMTPAuthSCRAMSHA256, mail.SMTPAuthSCRAMSHA1, mail.SMTPAuthPlain, mail.SMTPAuthLogin, mail.SMTPAuthCramMD5,
		))
	}
	client, err := mail.NewClient(s.host, options...)
	if err != nil {
		return nil, fmt.Errorf("prepare a connection: %w", err)
	}
	return client, nil
}

func (s server) config() *tls.Config {
	return &tls.Config{ServerName: s.host, MinVersion: tls.VersionTLS12, RootCAs: s.roots}
}

func (s server) dial(ctx context.Context, network, address string) (net.Conn, error) {
	if s.tls == tlsFirst {
		return (&tls.Dialer{Config: s.config()}).DialContext(ctx, network, address)
	}
	return (&net.Dialer{}).DialContext(ctx, network, address)
}
