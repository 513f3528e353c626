package fakeslack

// Control is something to press, or a choice of a menu: how the person who sees it has it pressed, and what the app hears.
type Control struct {
	ID    string // of the element: by this Presses knows a button, whatever others are called
	Label string // the words on it
	Value string // what the app hears; by this Picks knows a choice
	Menu  bool   // a choice of a menu
}

// pressable is everything in blocks that can be pressed or chosen and is no field of a form.
func pressable(blocks []any) []Control {
	var all []Control
	for _, c := range controlsOf(blocks) {
		switch {
		case isButton(c):
			all = append(all, Control{ID: c.actionID(), Label: textOf(c.element["text"]), Value: word(c.element["value"])})
		case !c.isInput():
			for _, v := range offeredBy(c.element) {
				o, _ := v.(object)
				all = append(all, Control{ID: c.actionID(), Label: textOf(o["text"]), Value: word(o["value"]), Menu: true})
			}
		}
	}
	return all
}
