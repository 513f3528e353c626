package discord

import "github.com/partnership-secretariat/secretariat/bot/ui"

// rows are lines that people scan. Those without buttons share a passage; one button stands beside its row, several stand
// under it.
func (d drawer) rows(rows []ui.Row, gathered bool) []passage {
	var all []passage
	var open passage
	var gather []control
	for _, r := range rows {
		row, controls := d.row(r), d.beside(r)
		switch {
		case gathered || len(controls) == 0:
			open.lines = append(open.lines, row)
			gather = append(gather, controls...)
		case len(controls) == 1:
			if len(open.lines) > 0 {
				all = append(all, open)
			}
			all = append(all, passage{kind: beside, lines: []line{row}, controls: controls})
			open = passage{}
		default:
			open.lines = append(open.lines, row)
			all = append(append(all, open), buttonRows(controls)...)
			open = passage{}
		}
	}
	return append(append(all, open), menus("Choose what to do", gather)...)
}

// row is a number, what it is, the few words beside it, and below them what there is to say about it.
func (d drawer) row(r ui.Row) line {
	var l line
	if r.Number != "" {
		l = l.add(span{words: r.Number + "  ", bold: true})
	}
	l = l.add(d.line(r.Title).in(true, false)...)
	for _, aside := range []line{d.line(r.Aside), d.tag(r.Tag)} {
		if len(aside) > 0 {
			l = l.add(span{words: " · "}).add(aside...)
		}
	}
	if detail := d.line(r.Detail); len(detail) > 0 {
		l = l.add(span{words: "\n"}).add(detail...)
	}
	return l
}
