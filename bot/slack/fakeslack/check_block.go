package fakeslack

import (
	"encoding/json"
	"fmt"
	"slices"
)

func block(kind string, fields ...field) check {
	return shape(append(fields, must("type", oneOf(kind)), may("block_id", words("block_id.max_length")))...)
}

var richText = block("rich_text", must("elements", list(1, 1000, richPart)))

// blocks are the blocks by their type. Those that no card of ours would use are looked at no further.
var blocks = map[string]check{
	"section": all(block("section", may("text", running("section.text.max_length")), may("expand", boolean),
		may("fields", list(1, limit("section.fields.max_items"), running("section.field.text.max_length"))),
		may("accessory", someElement(inSection))), func(p *problems, at string, v any) {
		if o, _ := v.(object); o["text"] == nil && o["fields"] == nil {
			p.add(at, "missing required field: text")
		}
	}),
	"header":  block("header", must("text", plain("header.text.max_length"))),
	"divider": block("divider"),
	"context": block("context", must("elements", list(1, limit("context.elements.max_items"), func(p *problems, at string, v any) {
		if kindOf(v) == "image" {
			elements["image"](p, at, v)
			return
		}
		running("text.max_length")(p, at, v)
	}))),
	"actions": block("actions", must("elements", list(1, limit("actions.elements.max_items"), someElement(inActions)))),
	"image": block("image", must("alt_text", words("image.alt_text.max_length")), may("title", plain("image.title.max_length")),
		may("image_url", words("image.image_url.max_length")), may("slack_file", anything)),
	"input": all(block("input", must("label", plain("input.label.max_length")), must("element", someElement(inInput)),
		may("hint", plain("input.hint.max_length")), may("optional", boolean), may("dispatch_action", boolean)),
		func(p *problems, _ string, _ any) { p.inputs++ }),
	"rich_text": richText,
	"markdown": all(block("markdown", must("text", words("markdown.text.max_length"))), func(p *problems, _ string, v any) {
		text, _ := v.(object)["text"].(string)
		p.markup += len([]rune(text))
	}),
	"table": all(block("table", may("column_settings", list(1, limit("table.column_settings.max_items"), anything)),
		must("rows", list(1, limit("table.rows.max_items"), list(1, limit("table.row.cells.max_items"), cell)))),
		func(p *problems, _ string, _ any) { p.tables++ }),

	"alert": anything, "card": anything, "carousel": anything, "container": anything, "context_actions": anything,
	"data_table": anything, "file": anything, "plan": anything, "task_card": anything, "video": anything,
	"data_visualization": anything, //nolint:misspell // because Slack spells it so
}

// unfitFor are the blocks that a surface does not take (docs.slack.dev/reference/block-kit/blocks).
var unfitFor = map[string][]string{
	"message": {"alert", "file"},
	"modal": {
		"card", "carousel", "container", "context_actions", "data_table", "file", "markdown", "plan", "table", "task_card",
		"data_visualization", //nolint:misspell // because Slack spells it so
	},
	"home": {"alert", "context_actions", "data_table", "file", "markdown", "plan", "table", "task_card"},
}

func cell(p *problems, at string, v any) {
	if kindOf(v) == "raw_text" {
		shape(must("type", anything), must("text", words("text.max_length")))(p, at, v)
		return
	}
	richText(p, at, v)
}

// someBlock is a block of a kind that the surface takes, under an id that no other has.
func someBlock(p *problems, at string, v any) {
	kind := kindOf(v)
	c, known := blocks[kind]
	if !known || slices.Contains(unfitFor[p.surface], kind) {
		p.add(at+"/type", "unsupported type: %s", kind)
		return
	}
	c(p, at, v)
	o := v.(object)
	if id, _ := o["block_id"].(string); id != "" {
		if p.ids[id] {
			p.add(at+"/block_id", "`block_id` %q already exists", id)
		}
		p.ids[id] = true
	}
	met := map[string]bool{}
	for _, e := range elementsOf(o) {
		if id, _ := e["action_id"].(string); id != "" {
			if met[id] {
				p.add(at, "`action_id` %q already exists for another element in this block", id)
			}
			met[id] = true
		}
	}
}

// elementsOf are the elements of a block that somebody can use.
func elementsOf(block object) []object {
	var found []object
	one := func(v any) {
		if o, ok := v.(object); ok && kindOf(v) != "image" {
			found = append(found, o)
		}
	}
	switch kindOf(block) {
	case "section":
		one(block["accessory"])
	case "input":
		one(block["element"])
	case "actions":
		list, _ := block["elements"].([]any)
		for _, e := range list {
			one(e)
		}
	}
	return found
}

// checkBlocks says what Slack would refuse in the blocks of a surface.
func checkBlocks(surface string, most int, given []any) *problems {
	p := &problems{surface: surface, ids: map[string]bool{}}
	list(0, most, someBlock)(p, "/blocks", given)
	if p.markup > limit("message.markdown_blocks.total_max_length") {
		p.add("/blocks", "must be less than %d characters in markdown blocks", limit("message.markdown_blocks.total_max_length")+1)
	}
	if p.tables > limit("message.tables.max_items") {
		p.add("/blocks", "only_one_table_allowed")
	}
	if p.focused > 1 {
		p.add("/blocks", "only one element can have focus_on_load")
	}
	return p
}

func checkMessage(given []any) []string {
	return checkBlocks("message", limit("message.blocks.max_items"), given).found
}

// commonToViews are the fields of every view.
var commonToViews = []field{
	must("type", oneOf("modal", "home")), must("blocks", anything), may("private_metadata", words0("view.private_metadata.max_length")),
	may("callback_id", words0("view.callback_id.max_length")), may("external_id", words0("view.external_id.max_length")),
}

var (
	modalShape = shape(append([]field{
		must("title", plain("view.title.max_length")), may("submit", plain("view.submit.max_length")), may("close", plain("view.close.max_length")),
		may("clear_on_close", boolean), may("notify_on_close", boolean),
	}, commonToViews...)...)
	homeShape = shape(commonToViews...)
)

// checkView says whether Slack would take a view of a kind.
func checkView(kind string, view object) *failure {
	if size := len(raw(view)); size > limit("view.max_bytes") {
		return no("view_too_large", fmt.Sprintf("%d bytes", size))
	}
	if kindOf(view) != kind {
		return no("invalid_arguments", fmt.Sprintf("[ERROR] must be one of: %s [json-pointer:/view/type]", kind))
	}
	given, _ := view["blocks"].([]any)
	p := checkBlocks(kind, limit("view.blocks.max_items"), given)
	if kind == "modal" {
		modalShape(p, "/view", view)
		if p.inputs > 0 && view["submit"] == nil {
			p.add("/view", "`submit` is required when an input block is within the `blocks` array")
		}
	} else {
		homeShape(p, "/view", view)
	}
	if len(p.found) > 0 {
		return no("invalid_arguments", p.found...)
	}
	return nil
}

// withIDs copies blocks and gives an id to each block and element that has none, as Slack does. The caller holds the lock.
func (s *Slack) withIDs(given []any) []any {
	var copied []any
	if err := json.Unmarshal(raw(given), &copied); err != nil {
		panic(err) // it was JSON a moment ago
	}
	for _, v := range copied {
		b, _ := v.(object)
		if id, _ := b["block_id"].(string); id == "" {
			b["block_id"] = s.id("b")
		}
		for _, e := range elementsOf(b) {
			if id, _ := e["action_id"].(string); id == "" {
				e["action_id"] = s.id("a")
			}
		}
	}
	return copied
}
