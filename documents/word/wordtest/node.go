// Package wordtest reads a Word file back and holds it against the standard (ECMA-376), for the tests of those who write one.
package wordtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// Node is an element of a part, by the name that the standard gives it: w:p, a:blip.
type Node struct {
	Name     string
	Attrs    map[string]string
	Children []*Node
	Text     string // what stands directly within it
}

var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w:",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    "r:",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a:",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":               "pic:",
	"http://purl.org/dc/elements/1.1/":                                       "dc:",
	"http://purl.org/dc/terms/":                                              "dcterms:",
}

// Parts are the parts of a file, each as its root; pictures are nil.
func Parts(file []byte) (map[string]*Node, error) {
	pack, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, fmt.Errorf("open the file: %w", err)
	}
	parts := map[string]*Node{}
	for _, f := range pack.File {
		data, err := fs.ReadFile(pack, f.Name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", f.Name, err)
		}
		if _, twice := parts[f.Name]; twice {
			return nil, fmt.Errorf("%s is in the file twice", f.Name)
		}
		parts[f.Name] = nil
		if strings.HasSuffix(f.Name, ".png") {
			continue
		}
		if parts[f.Name], err = parse(data); err != nil {
			return nil, fmt.Errorf("read %s: %w", f.Name, err)
		}
	}
	return parts, nil
}

func parse(data []byte) (*Node, error) {
	root := &Node{}
	open := []*Node{root}
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &Node{Name: prefixes[token.Name.Space] + token.Name.Local, Attrs: map[string]string{}}
			for _, a := range token.Attr {
				n.Attrs[prefixes[a.Name.Space]+a.Name.Local] = a.Value
			}
			top.Children = append(top.Children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.Text += string(token)
		}
	}
	if len(root.Children) != 1 {
		return nil, errors.New("there is not one root")
	}
	return root.Children[0], nil
}

// All are the elements of a name within this one, in the order of the text.
func (n *Node) All(name string) []*Node {
	var found []*Node
	n.each(func(m *Node) {
		if m.Name == name {
			found = append(found, m)
		}
	})
	return found
}

func (n *Node) each(do func(*Node)) {
	do(n)
	for _, c := range n.Children {
		c.each(do)
	}
}

// Words are what is read of an element: its runs, the alternative texts of its pictures, a new line after each paragraph.
func (n *Node) Words() string {
	var b strings.Builder
	n.say(&b)
	return b.String()
}

func (n *Node) say(b *strings.Builder) {
	switch n.Name {
	case "w:t":
		b.WriteString(n.Text)
	case "w:tab":
		b.WriteByte('\t')
	case "w:br":
		b.WriteByte('\n')
	case "wp:docPr":
		b.WriteString(n.Attrs["descr"])
	}
	for _, c := range n.Children {
		c.say(b)
	}
	if n.Name == "w:p" {
		b.WriteByte('\n')
	}
}
