package terms

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	yaml "go.yaml.in/yaml/v4"
)

// The largest file that is read, and how deep its keys may be nested: the deepest that any key needs is seven.
const (
	maxBytes = 1 << 20
	maxDepth = 12
)

// parse turns the bytes of a file into one tree of nodes, or says what is in the way.
func (r *reader) parse(data []byte) *yaml.Node {
	if len(data) > maxBytes {
		r.wholeFile("the file is larger than 1 MB", "terms of reference take a few dozen kilobytes")
		return nil
	}
	if !utf8.Valid(data) {
		line, col := firstBadByte(data)
		r.add(line, col, "this is not UTF-8 text", "save the file as UTF-8")
		return nil
	}
	loader, err := yaml.NewLoader(bytes.NewReader(data))
	if err != nil {
		r.notYAML(err)
		return nil
	}
	var doc, next yaml.Node
	switch err := loader.Load(&doc); {
	case errors.Is(err, io.EOF):
		r.wholeFile("the file is empty", "begin with: schema: "+schema)
		return nil
	case err != nil:
		r.notYAML(err)
		return nil
	}
	switch err := loader.Load(&next); {
	case err == nil:
		r.problem(&next, "the file holds a second document", "keep one partnership to a file, without a line ---")
		return nil
	case !errors.Is(err, io.EOF):
		r.notYAML(err)
		return nil
	}
	return r.plain(&doc)
}

// plain is the root of a document that holds nothing but keys, lists and words; else nil. Anchors and tags are
// refused rather than limited: a clerk cannot see what they do, and a few lines of them can fill a memory.
func (r *reader) plain(doc *yaml.Node) *yaml.Node {
	if len(doc.Content) != 1 {
		r.wholeFile("the file is empty", "begin with: schema: "+schema)
		return nil
	}
	before := len(r.problems)
	r.refuseTricks(doc.Content[0], 1)
	if len(r.problems) > before {
		return nil
	}
	return doc.Content[0]
}

// refuseTricks looks for what a terms file does without, and never follows an alias.
func (r *reader) refuseTricks(n *yaml.Node, depth int) {
	switch {
	case depth > maxDepth:
		r.problem(n, "this is nested too deep", fmt.Sprintf("use at most %d levels", maxDepth))
		return
	case n.Kind == yaml.AliasNode:
		r.problem(n, "this repeats something by alias (*)", "write it out, or put rules under shared and use them")
		return
	case n.Anchor != "":
		r.problem(n, "this has an anchor (&)", "write it out, or put rules under shared and use them")
	case n.Style&yaml.TaggedStyle != 0:
		r.problem(n, "this has a tag (!)", "leave the tag out")
	}
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 && child.Value == "<<" {
			r.problem(child, "this merges keys (<<)", "write them out, or put rules under shared and use them")
		}
		r.refuseTricks(child, depth+1)
	}
}

func firstBadByte(data []byte) (line, col int) {
	line, col = 1, 1
	for len(data) > 0 {
		c, size := utf8.DecodeRune(data)
		if c == utf8.RuneError && size == 1 {
			break
		}
		col++
		if c == '\n' {
			line, col = line+1, 1
		}
		data = data[size:]
	}
	return line, col
}
