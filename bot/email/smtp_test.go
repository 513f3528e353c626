package email

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"net"
	"strings"
	"sync"
	"testing"
	"time"
)

// smtpServer is a mail server that holds a client to RFC 5321: the order of commands, the length of lines, their ends, the dots,
// what may be sent to a server without 8BITMIME, and that nothing is kept waiting. What it was given is in mails.
type smtpServer struct {
	t        *testing.T
	listener net.Listener
	roots    *x509.CertPool
	secure   *tls.Config

	implicit bool   // TLS from the first byte
	startTLS bool   // it can turn to TLS
	eightBit bool   // it takes 8BITMIME
	password string // what is asked for after TLS; empty: nothing

	mu    sync.Mutex
	says  map[string]string // by verb, in the place of its usual answer: once, if it begins with "once "
	mute  string            // the verb at which it falls silent
	drops string            // the verb after which the line breaks: DATA is its end
	mails []sentMail
	calls int
}

// sentMail is a message that was taken.
type sentMail struct {
	from string
	to   []string
	data []byte
}

func newServer(t *testing.T, change ...func(*smtpServer)) *smtpServer {
	t.Helper()
	s := &smtpServer{t: t, says: map[string]string{}}
	s.certify()
	for _, c := range change {
		c(s)
	}
	var err error
	if s.listener, err = new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	all.Go(func() {
		for {
			line, err := s.listener.Accept()
			if err != nil {
				return
			}
			all.Go(func() { s.serve(line) })
		}
	})
	t.Cleanup(func() { _ = s.listener.Close(); all.Wait() })
	return s
}

func (s *smtpServer) certify() {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		s.t.Fatal(err)
	}
	form := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "mail"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, form, form, &key.PublicKey, key)
	if err != nil {
		s.t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		s.t.Fatal(err)
	}
	s.roots = x509.NewCertPool()
	s.roots.AddCert(parsed)
	s.secure = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}, MinVersion: tls.VersionTLS12}
}

func (s *smtpServer) url() string {
	scheme, user := "smtp", ""
	if s.implicit {
		scheme = "smtps"
	}
	if s.password != "" {
		user = "clerk:" + s.password + "@"
	}
	return scheme + "://" + user + s.listener.Addr().String()
}

func (s *smtpServer) answer(verb, usual string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	answer, set := s.says[verb]
	if !set {
		return usual
	}
	once, isOnce := strings.CutPrefix(answer, "once ")
	if isOnce {
		delete(s.says, verb)
	}
	return once
}

func (s *smtpServer) say(verb, answer string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.says[verb] = answer
}

// dropAfter has the line break after a verb.
func (s *smtpServer) dropAfter(verb string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drops = verb
}

func (s *smtpServer) dropsAfter(verb string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.drops == verb
}

// connections is how often somebody called.
func (s *smtpServer) connections() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls
}

func (s *smtpServer) taken() []sentMail {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.mails
}
