package fakediscord

import (
	"strings"
)

// What a person reads in a message. Marks that Discord would draw are gone, so that a test sees whether words came out as
// they were typed: *bold* reads "bold", - a list reads "• a list", :smile: reads "[smile]".

func (m *message) read() string {
	d := m.place.discord
	parts := []string{d.markdown(m.content)}
	for _, v := range m.embeds {
		parts = append(parts, d.readEmbed(objectOf(v)))
	}
	for _, v := range m.components {
		parts = append(parts, d.readComponent(objectOf(v)))
	}
	return joined("\n", parts...)
}

func (d *Discord) readEmbed(e object) string {
	parts := []string{word(objectOf(e["author"])["name"]), d.markdown(word(e["title"])), d.markdown(word(e["description"]))}
	for _, v := range listOf(e["fields"]) {
		f := objectOf(v)
		parts = append(parts, d.markdown(word(f["name"])), d.markdown(word(f["value"])))
	}
	return joined("\n", append(parts, word(objectOf(e["footer"])["text"]))...)
}

func (d *Discord) readComponent(c object) string {
	var parts []string
	switch kindOf(c) {
	case textDisplay:
		return d.markdown(word(c["content"]))
	case mediaGallery:
		for _, v := range listOf(c["items"]) {
			parts = append(parts, "[image: "+word(objectOf(v)["description"])+"]")
		}
	case thumbnail:
		return "[image: " + word(c["description"]) + "]"
	case fileShown:
		return "[file: " + strings.TrimPrefix(word(objectOf(c["file"])["url"]), "attachment://") + "]"
	default:
		for _, inner := range childrenOf(c) {
			parts = append(parts, d.readComponent(inner))
		}
	}
	return joined("\n", parts...)
}

// joined leaves out what is empty.
func joined(between string, parts ...string) string {
	var full []string
	for _, part := range parts {
		if part != "" {
			full = append(full, part)
		}
	}
	return strings.Join(full, between)
}
