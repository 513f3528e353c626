package fakediscord

import (
	"slices"
	"strings"
)

// surface says where a message is going, which decides what it may be.
type surface struct {
	at          string // where in the body it stands: "", data or message
	interaction bool   // an answer to one, or a webhook's message
	old         *message
}

// draft is a message as the app wrote it.
type draft struct {
	surface
	body    object
	uploads []upload
}

// check sees whether Discord would take the message.
func (w *draft) check() *failure {
	k, p := &checker{files: w.fileNames()}, &problems{}
	flags := w.flags()
	top, most := []int{actionRow}, limit("components.v1_top_level_action_rows")
	if flags&componentsV2 != 0 {
		top, most = onTop, limit("components.v2_total")
	}
	shape(
		may("content", words0("message.content_max")), may("embeds", list(0, limit("message.embeds_max"), checkEmbed)),
		may("components", list(0, most, k.one(top...))), may("allowed_mentions", checkMentioning), may("flags", integer(0, 1<<31-1)),
		may("attachments", list(0, limit("message.attachments_max"), w.checkAttachment)), may("tts", boolean), may("enforce_nonce", boolean),
		may("nonce", checkNonce), may("message_reference", shape(may("message_id", snowflake), may("channel_id", snowflake), may("guild_id", snowflake))),
		may("sticker_ids", list(0, limit("message.sticker_ids_max"), snowflake)),
	)(p, w.at, w.body)
	w.checkFlags(p)
	together(p, strings.TrimPrefix(w.at+"/components", "/"), listOf(w.body["components"]))
	if total := embedLength(listOf(w.body["embeds"])); total > limit("embed.total_max") {
		p.add(w.at+"/embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of %d", limit("embed.total_max"))
	}
	if failed := p.failure(); failed != nil {
		return failed
	}
	switch {
	case len(w.uploads) > limit("message.attachments_max"):
		return no(30015)
	case slices.ContainsFunc(w.uploads, func(u upload) bool { return len(u.content) > limit("message.file_bytes_default") }):
		return no(50045)
	case w.empty():
		return no(50006)
	}
	return nil
}

// flags are those that the message will have: what once was made of components stays so.
func (w *draft) flags() int {
	flags := number(w.body["flags"])
	if w.old != nil {
		flags |= w.old.flags & componentsV2
	}
	return flags
}

func (w *draft) checkFlags(p *problems) {
	allowed := suppressEmbeds | suppressPings | voiceMessage | componentsV2
	if w.interaction {
		allowed |= ephemeral
	}
	if beyond := number(w.body["flags"]) &^ allowed; beyond != 0 {
		p.add(w.at+"/flags", "MESSAGE_INVALID_FLAGS", "The flags %d may not be set here.", beyond)
	}
	if w.flags()&componentsV2 == 0 {
		return
	}
	for _, name := range []string{"content", "embeds", "sticker_ids", "poll"} {
		v, speaks := w.body[name]
		filled := word(v) != "" || len(listOf(v)) > 0 || objectOf(v) != nil
		if w.old != nil && !speaks { // what was there has to be taken out expressly
			filled = (name == "content" && w.old.content != "") || (name == "embeds" && len(w.old.embeds) > 0)
		}
		if filled {
			p.add(w.at+"/"+name, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "The '%s' field cannot be used when using MessageFlags.IS_COMPONENTS_V2", name)
		}
	}
}

// empty says that nothing would be left to see.
func (w *draft) empty() bool {
	left := func(name string, was bool) bool {
		v, changed := w.body[name]
		if !changed {
			return was
		}
		return word(v) != "" || len(listOf(v)) > 0
	}
	var old message
	if w.old != nil {
		old = *w.old
	}
	return !left("content", old.content != "") && !left("embeds", len(old.embeds) > 0) && !left("components", len(old.components) > 0) &&
		!left("sticker_ids", false) && w.body["poll"] == nil && len(w.uploads) == 0 && len(w.kept()) == 0
}

func checkNonce(p *problems, at string, v any) {
	if _, isNumber := v.(float64); isNumber {
		return
	}
	if text, ok := v.(string); !ok || length(text) > limit("message.nonce_max") {
		p.add(at, "NONCE_TYPE_TOO_LONG", "Nonce must be %d or fewer in length.", limit("message.nonce_max"))
	}
}

// fresh is the new message that the draft asks for.
func (w *draft) fresh(author string, place *channel) *message {
	m := &message{author: author, place: place, nonce: w.body["nonce"]}
	w.into(m)
	m.callAs(readMentioning(w.body["allowed_mentions"], w.interaction))
	return m
}

// into writes the draft over a message: what it does not speak of stays.
func (w *draft) into(m *message) {
	if v, ok := w.body["content"]; ok {
		m.content = strings.TrimSpace(word(v))
	}
	if v, ok := w.body["embeds"]; ok {
		m.embeds = embedsOf(v)
	}
	if v, ok := w.body["components"]; ok {
		m.components = listOf(v)
	}
	const kept = 1<<2 | 1<<12 | 1<<15
	if v, ok := given(w.body["flags"]); ok {
		m.flags = v&kept | m.flags&componentsV2
	}
	w.attach(m)
}

// embedsOf are embeds as Discord gives them back.
func embedsOf(v any) []any {
	for _, e := range listOf(v) {
		if o := objectOf(e); o != nil {
			o["type"] = "rich"
			if o["color"] == nil {
				delete(o, "color")
			}
			for _, f := range listOf(o["fields"]) {
				unless(objectOf(f), "inline", false)
			}
		}
	}
	return listOf(v)
}

var checkEmbed = shape(
	may("title", words0("embed.title_max")), may("description", words0("embed.description_max")), may("url", address(2048, "http", "https")),
	may("color", integer(0, 0xFFFFFF)), may("timestamp", moment), may("footer", shape(must("text", words("embed.footer_max")))),
	may("author", shape(must("name", words("embed.author_max")), may("url", address(2048, "http", "https")))),
	may("image", shape(must("url", address(2048, "http", "https", "attachment")))), may("thumbnail", shape(must("url", address(2048, "http", "https", "attachment")))),
	may("fields", list(0, limit("embed.fields_max"), shape(
		must("name", words("embed.field_name_max")), must("value", words("embed.field_value_max")), may("inline", boolean),
	))),
)

// embedLength is what counts of all embeds together, without space around (docs: resources/message, embed limits).
func embedLength(embeds []any) int {
	total := 0
	count := func(v any) { total += length(strings.TrimSpace(word(v))) }
	for _, v := range embeds {
		e := objectOf(v)
		count(e["title"])
		count(e["description"])
		count(objectOf(e["footer"])["text"])
		count(objectOf(e["author"])["name"])
		for _, f := range listOf(e["fields"]) {
			count(objectOf(f)["name"])
			count(objectOf(f)["value"])
		}
	}
	return total
}
