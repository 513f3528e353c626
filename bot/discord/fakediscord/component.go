package fakediscord

// Types of components (docs: components/reference).
const (
	actionRow         = 1
	button            = 2
	stringSelect      = 3
	textInput         = 4
	userSelect        = 5
	roleSelect        = 6
	mentionableSelect = 7
	channelSelect     = 8
	section           = 9
	textDisplay       = 10
	thumbnail         = 11
	mediaGallery      = 12
	fileShown         = 13
	separator         = 14
	container         = 17
	label             = 18
	fileUpload        = 19
	radioGroup        = 21
	checkboxGroup     = 22
	checkbox          = 23
)

func kindOf(v any) int { return number(objectOf(v)["type"]) }

// childrenOf are the components directly inside one.
func childrenOf(c object) []object {
	var all []object
	for _, v := range listOf(c["components"]) {
		all = append(all, objectOf(v))
	}
	for _, name := range []string{"accessory", "component"} {
		if inner := objectOf(c[name]); inner != nil {
			all = append(all, inner)
		}
	}
	return all
}

// everyComponent are all components of a list, those inside others too, in the order in which they are read.
func everyComponent(components []any) []object {
	var found []object
	var walk func(object)
	walk = func(c object) {
		found = append(found, c)
		for _, inner := range childrenOf(c) {
			walk(inner)
		}
	}
	for _, v := range components {
		walk(objectOf(v))
	}
	return found
}

// numberComponents gives ids to components that came without one, as Discord does.
func numberComponents(components []any) {
	taken := map[int]bool{}
	everyOne := everyComponent(components)
	for _, c := range everyOne {
		taken[number(c["id"])] = true
	}
	next := 1
	for _, c := range everyOne {
		if number(c["id"]) != 0 {
			continue
		}
		for taken[next] {
			next++
		}
		c["id"], taken[next] = float64(next), true
	}
}

// isSelect says that a component is a menu to choose from.
func isSelect(c object) bool {
	switch kindOf(c) {
	case stringSelect, userSelect, roleSelect, mentionableSelect, channelSelect:
		return true
	}
	return false
}

// isInput says that a component of a form takes an answer.
func isInput(c object) bool {
	switch kindOf(c) {
	case textInput, fileUpload, radioGroup, checkboxGroup, checkbox:
		return true
	}
	return isSelect(c)
}
