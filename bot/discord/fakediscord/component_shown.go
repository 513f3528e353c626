package fakediscord

import "strings"

// shownComponents are the components as Discord gives them back: with what the app left out, and with files by their address.
func (m *message) shownComponents() []any {
	shown := orEmpty(listOf(copied(object{"components": m.components})["components"]))
	for _, c := range everyComponent(shown) {
		m.complete(c)
	}
	return shown
}

func (m *message) complete(c object) {
	switch kind := kindOf(c); {
	case kind == container:
		unless(c, "accent_color", nil)
		unless(c, "spoiler", false)
	case kind == separator:
		unless(c, "spacing", 1)
		unless(c, "divider", true)
	case kind == thumbnail:
		unless(c, "description", nil)
		unless(c, "spoiler", false)
		m.address(objectOf(c["media"]))
	case kind == mediaGallery:
		for _, v := range listOf(c["items"]) {
			unless(objectOf(v), "description", nil)
			unless(objectOf(v), "spoiler", false)
			m.address(objectOf(objectOf(v)["media"]))
		}
	case kind == fileShown:
		unless(c, "spoiler", false)
		if f := m.address(objectOf(c["file"])); f != nil {
			c["name"], c["size"] = f.name, len(f.content)
		}
	case isSelect(c):
		unless(c, "min_values", 1)
		unless(c, "max_values", 1)
	}
}

// unless sets a field that is not there.
func unless(o object, name string, v any) {
	if o[name] == nil {
		o[name] = v
	}
}

// address says where a picture or a file is; it is one of the message's own, or somewhere on the web.
func (m *message) address(media object) *attachment {
	media["id"], media["proxy_url"] = m.id, media["url"]
	for _, f := range m.files {
		if name, attached := strings.CutPrefix(word(media["url"]), "attachment://"); attached && name == f.name {
			about := f.asObject()
			media["url"], media["proxy_url"], media["attachment_id"], media["content_type"] = about["url"], about["proxy_url"], f.id, about["content_type"]
			return f
		}
	}
	return nil
}
