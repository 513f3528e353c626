package fakediscord

import (
	"fmt"
	"slices"
	"strings"
)

// checker looks at the components of one message or form.
type checker struct {
	form  bool
	files []string // names of attachments that may be referred to
}

// Where which components may stand (OpenAPI, and docs: components/reference).
var (
	onTop     = []int{actionRow, section, textDisplay, mediaGallery, fileShown, separator, container}
	inBox     = []int{actionRow, section, textDisplay, mediaGallery, fileShown, separator}
	inRow     = []int{button, stringSelect, userSelect, roleSelect, mentionableSelect, channelSelect}
	inForm    = []int{actionRow, textDisplay, label}
	underWord = []int{stringSelect, textInput, userSelect, roleSelect, mentionableSelect, channelSelect, fileUpload, radioGroup, checkboxGroup, checkbox}
)

// one is a component of one of some types.
func (k *checker) one(types ...int) check {
	return func(p *problems, at string, v any) {
		o, ok := v.(object)
		if !ok {
			p.add(at, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in this field")
			return
		}
		kind, isNumber := given(o["type"])
		if !isNumber || !slices.Contains(types, kind) {
			p.add(at+"/type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (%s).", among(types))
			return
		}
		shape(may("id", integer(0, 1<<31-1)))(p, at, o)
		k.checkOf(kind)(p, at, o)
	}
}

func (k *checker) checkOf(kind int) check {
	switch kind {
	case actionRow:
		return k.row
	case button:
		return checkButton
	case section:
		return shape(must("components", list(1, limit("section.texts_max"), k.one(textDisplay))), must("accessory", k.one(button, thumbnail)))
	case textDisplay:
		return shape(must("content", words("components.v2_text_total")))
	case thumbnail:
		return shape(must("media", k.media(false)), may("description", words("media_description_max")), may("spoiler", boolean))
	case mediaGallery:
		item := shape(must("media", k.media(false)), may("description", words("media_description_max")), may("spoiler", boolean))
		return shape(must("items", list(1, limit("media_gallery.items_max"), item)))
	case fileShown:
		return shape(must("file", k.media(true)), may("spoiler", boolean))
	case separator:
		return shape(may("divider", boolean), may("spacing", choice(1, 2)))
	case container:
		return shape(must("components", list(1, limit("components.v2_total"), k.one(inBox...))), may("accent_color", integer(0, 0xFFFFFF)), may("spoiler", boolean))
	case label:
		return shape(must("label", words("label.label_max")), may("description", words("label.description_max")), must("component", k.one(underWord...)))
	}
	return k.inputOf(kind)
}

// row is up to five buttons, or one menu; in a form, one text input, the old way.
func (k *checker) row(p *problems, at string, v any) {
	types := inRow
	if k.form {
		types = []int{textInput}
	}
	most := limit("action_row.buttons_max")
	if k.form {
		most = 1
	}
	shape(must("components", list(1, most, k.one(types...))))(p, at, v)
	menus, inside := 0, listOf(objectOf(v)["components"])
	for i, c := range inside {
		if isSelect(objectOf(c)) {
			menus++
		}
		if k.form && objectOf(c)["label"] == nil {
			p.add(fmt.Sprintf("%s/components/%d/label", at, i), "BASE_TYPE_REQUIRED", "This field is required")
		}
	}
	if menus > limit("action_row.selects_max") || (menus > 0 && len(inside) > menus) {
		p.add(at, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width")
	}
}

// media refers to something on the web, or to a file that comes with the message.
func (k *checker) media(attachedOnly bool) check {
	return shape(must("url", func(p *problems, at string, v any) {
		name, attached := strings.CutPrefix(word(v), "attachment://")
		switch {
		case attached && !slices.Contains(k.files, name):
			p.add(at, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", "The referenced attachment %q was not found", name)
		case attached:
		case attachedOnly:
			p.add(at, "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('attachment',).")
		default:
			address(2048, "http", "https")(p, at, v)
		}
	}))
}

func checkButton(p *problems, at string, v any) {
	shape(
		must("style", choice(1, 2, 3, 4, 5, 6)), may("label", words0("button.label_max")), may("custom_id", customID),
		may("url", address(limit("button.url_max"), "http", "https", "discord")), may("disabled", boolean), may("emoji", shape()),
		may("sku_id", snowflake),
	)(p, at, v)
	b := v.(object)
	switch style := number(b["style"]); style {
	case 1, 2, 3, 4:
		needs(p, at, b, "custom_id", "url", "sku_id")
	case 5:
		needs(p, at, b, "url", "custom_id", "sku_id")
	case 6:
		needs(p, at, b, "sku_id", "custom_id", "url", "label", "emoji")
	}
	if number(b["style"]) != 6 && word(b["label"]) == "" && b["emoji"] == nil {
		p.add(at, "BUTTON_COMPONENT_INVALID_LABEL", "A label or an emoji must be specified for this button")
	}
}

// needs sees that a button has one thing and not some others.
func needs(p *problems, at string, b object, name string, not ...string) {
	if b[name] == nil || b[name] == "" {
		p.add(at+"/"+name, "BASE_TYPE_REQUIRED", "A %s is required for this button", name)
	}
	for _, other := range not {
		if v := b[other]; v != nil && v != "" {
			p.add(at, "BUTTON_COMPONENT_"+strings.ToUpper(other)+"_NOT_ALLOWED", "This button cannot have %s", other)
		}
	}
}

var customID = between(limit("component.custom_id_min"), limit("component.custom_id_max"))

// together looks at what no component can see by itself.
func together(p *problems, at string, components []any) {
	everyOne := everyComponent(components)
	text, customs, ids := 0, map[string]bool{}, map[int]bool{}
	for _, c := range everyOne {
		if kindOf(c) == textDisplay {
			text += length(word(c["content"]))
		}
		if id := word(c["custom_id"]); id != "" {
			if customs[id] {
				p.add(at, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id %q cannot be duplicated", id)
			}
			customs[id] = true
		}
		if id := number(c["id"]); id != 0 {
			if ids[id] {
				p.add(at, "COMPONENT_ID_DUPLICATED", "Component id %d cannot be duplicated", id)
			}
			ids[id] = true
		}
	}
	if len(everyOne) > limit("components.v2_total") {
		p.add(at, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The total number of components cannot exceed %d", limit("components.v2_total"))
	}
	if text > limit("components.v2_text_total") {
		p.add(at, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "The total displayable text size exceeds maximum size of %d", limit("components.v2_text_total"))
	}
}
