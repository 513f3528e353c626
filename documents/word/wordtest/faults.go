package wordtest

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
)

// Faults are what Word would want to repair in a file of these parts, or would not open: nil of a good one.
func Faults(parts map[string]*Node) []string {
	for _, name := range []string{"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml", "word/numbering.xml"} {
		if parts[name] == nil {
			return []string{name + " is missing"}
		}
	}
	document := parts["word/document.xml"]
	faults, known := untyped(parts), defined(parts)
	for name, root := range parts {
		if root == nil || !strings.HasPrefix(root.Name, "w:") {
			continue
		}
		for _, fault := range append(outOfOrder(root), undefined(root, known)...) {
			faults = append(faults, name+": "+fault)
		}
	}
	faults = append(faults, unrelated(document, parts)...)
	faults = append(faults, misplaced(document)...)
	slices.Sort(faults)
	return faults
}

// untyped are the parts of which Word would not know what they are, and the types of parts that are not there.
func untyped(parts map[string]*Node) []string {
	var faults []string
	endings, named := map[string]bool{}, map[string]bool{}
	for _, t := range parts["[Content_Types].xml"].Children {
		if t.Name == "Default" {
			endings["."+t.Attrs["Extension"]] = true
			continue
		}
		name := strings.TrimPrefix(t.Attrs["PartName"], "/")
		named[name] = true
		if _, there := parts[name]; !there {
			faults = append(faults, name+" has a type, but is missing")
		}
	}
	for name := range parts {
		if name != "[Content_Types].xml" && !named[name] && (path.Ext(name) == ".xml" || !endings[path.Ext(name)]) {
			faults = append(faults, name+" has no type")
		}
	}
	return faults
}

// defined are the styles and lists that somebody has described, by the elements that use them.
func defined(parts map[string]*Node) map[string]map[string]bool {
	ids := func(part, element, attribute string) map[string]bool {
		found := map[string]bool{}
		for _, n := range parts[part].All(element) {
			found[n.Attrs[attribute]] = true
		}
		return found
	}
	styles := ids("word/styles.xml", "w:style", "w:styleId")
	return map[string]map[string]bool{
		"w:pStyle": styles, "w:rStyle": styles, "w:tblStyle": styles, "w:basedOn": styles, "w:next": styles,
		"w:numId": ids("word/numbering.xml", "w:num", "w:numId"), "w:abstractNumId": ids("word/numbering.xml", "w:abstractNum", "w:abstractNumId"),
	}
}

// undefined are the styles and lists that a part uses and nobody has described.
func undefined(root *Node, known map[string]map[string]bool) []string {
	var faults []string
	root.each(func(n *Node) {
		if ids := known[n.Name]; ids != nil && !ids[n.Attrs["w:val"]] {
			faults = append(faults, fmt.Sprintf("%s %q is not defined", n.Name, n.Attrs["w:val"]))
		}
	})
	return faults
}

// unrelated are names of other parts and addresses that lead to nothing.
func unrelated(document *Node, parts map[string]*Node) []string {
	var faults []string
	known := map[string]bool{}
	for _, r := range parts["word/_rels/document.xml.rels"].Children {
		id, target := r.Attrs["Id"], r.Attrs["Target"]
		if known[id] {
			faults = append(faults, "the relation "+id+" is there twice")
		}
		known[id] = true
		if r.Attrs["TargetMode"] == "External" {
			u, err := url.Parse(target)
			if err != nil || !slices.Contains([]string{"https", "http", "mailto", "tel"}, u.Scheme) || strings.ContainsFunc(target, outsideAddress) {
				faults = append(faults, fmt.Sprintf("%q is no address", target))
			}
		} else if _, there := parts["word/"+target]; !there {
			faults = append(faults, target+" is missing")
		}
	}
	document.each(func(n *Node) {
		for _, name := range []string{"r:id", "r:embed"} {
			if id, used := n.Attrs[name]; used && !known[id] {
				faults = append(faults, fmt.Sprintf("%s %q of %s is not defined", name, id, n.Name))
			}
		}
	})
	return faults
}

func outsideAddress(r rune) bool {
	return r <= ' ' || r > '~' || strings.ContainsRune("\"<>\\^`{|}", r)
}

// misplaced are tables that run into each other or are torn, and names that two things have.
func misplaced(document *Node) []string {
	var faults []string
	document.each(func(n *Node) {
		for i, c := range n.Children {
			if c.Name == "w:tbl" && (i+1 == len(n.Children) || n.Children[i+1].Name != "w:p") {
				faults = append(faults, "no paragraph comes after a table")
			}
		}
		if n.Name == "w:tc" && (len(n.Children) == 0 || n.Children[len(n.Children)-1].Name != "w:p") {
			faults = append(faults, "a cell ends without a paragraph")
		}
	})
	for _, table := range document.All("w:tbl") {
		rows := table.All("w:tr")
		for _, row := range rows {
			if len(row.All("w:tc")) != len(table.All("w:gridCol")) {
				faults = append(faults, "a row has not as many cells as its table has columns")
			}
		}
		if len(rows) == 0 {
			faults = append(faults, "a table has no row")
		}
	}
	for element, attribute := range map[string]string{"w:bookmarkStart": "w:name", "wp:docPr": "id", "w:bookmarkEnd": "w:id"} {
		seen := map[string]bool{}
		for _, n := range document.All(element) {
			if seen[n.Attrs[attribute]] {
				faults = append(faults, fmt.Sprintf("%s %q is there twice", element, n.Attrs[attribute]))
			}
			seen[n.Attrs[attribute]] = true
		}
	}
	return faults
}
