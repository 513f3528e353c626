package email

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"
)

// talk is one connection.
type talk struct {
	*smtpServer
	line net.Conn
	in   *bufio.Reader

	greeted, secured, known, eight bool
	mail                           *sentMail
}

func (s *smtpServer) serve(line net.Conn) {
	defer func() { _ = line.Close() }()
	s.mu.Lock()
	s.calls++
	s.mu.Unlock()
	c := &talk{smtpServer: s, line: line, secured: s.implicit}
	if s.implicit {
		c.line = tls.Server(line, s.secure)
	}
	c.in = bufio.NewReader(c.line)
	if !c.reply("CONNECT", "220 mail.example ready") {
		return
	}
	for {
		command, err := c.read(512)
		if err != nil {
			return
		}
		if !c.obey(command) {
			return
		}
	}
}

// read is one line, which ends as it should and is no longer than it may.
func (c *talk) read(limit int) (string, error) {
	_ = c.line.SetReadDeadline(time.Now().Add(10 * time.Second))
	line, err := c.in.ReadString('\n')
	if err != nil {
		if !errors.Is(err, io.EOF) && line != "" {
			c.t.Errorf("the client broke off within a line: %v", err)
		}
		return "", err
	}
	words, ok := strings.CutSuffix(line, "\r\n")
	if !ok || strings.ContainsAny(words, "\r\n\x00") {
		c.t.Errorf("a line ends otherwise than with CR LF, or has what no line may have: %q", line)
	}
	if len(line) > limit {
		c.t.Errorf("a line of %d octets: %.60q…", len(line), line)
	}
	return words, nil
}

// reply answers a verb, and says whether to go on.
func (c *talk) reply(verb, usual string) bool {
	answer := c.answer(verb, usual)
	if c.mute == verb {
		<-c.t.Context().Done() // until the test ends
		return false
	}
	_, err := io.WriteString(c.line, strings.ReplaceAll(answer, "\n", "\r\n")+"\r\n")
	return err == nil && !c.dropsAfter(verb) && !strings.HasPrefix(answer, "421")
}

func (c *talk) obey(command string) bool {
	verb, rest, _ := strings.Cut(command, " ")
	verb = strings.ToUpper(verb)
	switch verb {
	case "EHLO":
		c.greeted, c.mail = true, nil
		return c.reply(verb, c.extensions())
	case "STARTTLS":
		return c.turn()
	case "AUTH":
		return c.admit(rest)
	case "MAIL":
		return c.begin(rest)
	case "RCPT":
		return c.address(rest)
	case "DATA":
		return c.take()
	case "QUIT":
		c.reply(verb, "221 bye")
		return false
	}
	return c.reply(verb, "502 not here")
}

func (c *talk) extensions() string {
	lines := []string{"mail.example", "SIZE 10485760"}
	if c.eightBit {
		lines = append(lines, "8BITMIME")
	}
	if c.startTLS && !c.secured {
		lines = append(lines, "STARTTLS")
	}
	if c.password != "" && c.secured {
		lines = append(lines, "AUTH PLAIN LOGIN")
	}
	return "250-" + strings.Join(lines, "\n250-") + "\n250 ENHANCEDSTATUSCODES"
}

func (c *talk) turn() bool {
	if !c.reply("STARTTLS", "220 go ahead") {
		return false
	}
	if c.in.Buffered() > 0 {
		c.t.Error("the client spoke on before the line was secure")
	}
	c.line = tls.Server(c.line, c.secure)
	c.in, c.greeted, c.secured = bufio.NewReader(c.line), false, true
	return true
}

func (c *talk) admit(rest string) bool {
	if !c.secured {
		c.t.Error("a password was sent over an open line")
	}
	_, secret, _ := strings.Cut(rest, " ")
	plain, _ := base64.StdEncoding.DecodeString(secret)
	if string(plain) != "\x00clerk\x00"+c.password {
		return c.reply("AUTH", "535 5.7.8 no")
	}
	c.known = true
	return c.reply("AUTH", "235 2.7.0 welcome")
}

func (c *talk) begin(rest string) bool {
	if !c.greeted || c.mail != nil || c.password != "" && !c.known {
		c.t.Errorf("MAIL out of turn: %s", rest)
	}
	path, parameters, _ := strings.Cut(rest, " ")
	from, ok := strings.CutPrefix(path, "FROM:<")
	if !ok || !strings.HasSuffix(from, ">") {
		c.t.Errorf("MAIL %s", rest)
	}
	c.eight = strings.Contains(parameters, "BODY=8BITMIME")
	if c.eight && !c.eightBit {
		c.t.Error("8BITMIME was asked of a server that has none")
	}
	c.mail = &sentMail{from: strings.TrimSuffix(from, ">")}
	return c.reply("MAIL", "250 2.1.0 ok")
}

func (c *talk) address(rest string) bool {
	to, ok := strings.CutPrefix(rest, "TO:<")
	if c.mail == nil || !ok || !strings.HasSuffix(to, ">") {
		c.t.Errorf("RCPT %s", rest)
		return false
	}
	answer := c.answer("RCPT", "250 2.1.5 ok")
	if strings.HasPrefix(answer, "250") {
		c.mail.to = append(c.mail.to, strings.TrimSuffix(to, ">"))
	}
	_, err := io.WriteString(c.line, answer+"\r\n")
	return err == nil && !c.dropsAfter("RCPT")
}

func (c *talk) take() bool {
	if c.mail == nil || len(c.mail.to) == 0 {
		c.t.Error("DATA without anybody to give it to")
	}
	if !c.reply("DATA", "354 go ahead") {
		return false
	}
	var data bytes.Buffer
	for {
		line, err := c.read(1000)
		if err != nil {
			return false
		}
		if line == "." {
			break
		}
		if !c.eight && strings.ContainsFunc(line, func(r rune) bool { return r > 127 }) {
			c.t.Errorf("eight bits where seven were agreed: %q", line)
		}
		line = strings.TrimPrefix(line, ".")
		data.WriteString(line + "\r\n")
	}
	c.mail.data = data.Bytes()
	answer := c.answer("END", "250 2.0.0 taken")
	if strings.HasPrefix(answer, "250") {
		c.mu.Lock()
		c.mails = append(c.mails, *c.mail)
		c.mu.Unlock()
	}
	if c.dropsAfter("END") { // it has it, and nobody hears so
		return false
	}
	c.mail = nil
	_, err := fmt.Fprintf(c.line, "%s\r\n", answer)
	return err == nil
}
