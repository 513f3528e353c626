package fakeslack

// limits are the sizes that Slack accepts, in characters (Unicode code points) unless the name says otherwise. The names
// are those of the project's table of Slack's limits, which has the source of each.
var limits = map[string]int{
	// docs.slack.dev/reference/methods/chat.postMessage and chat.update
	"message.blocks.max_items":                 50,
	"message.text.max_length":                  40000,
	"chat.update.text.max_length":              4000,
	"message.markdown_text.max_length":         12000,
	"message.markdown_blocks.total_max_length": 12000,
	"message.attachments.max_items":            100,
	"message.tables.max_items":                 1,

	// docs.slack.dev/surfaces/modals
	"view.blocks.max_items":            100,
	"view.title.max_length":            24,
	"view.submit.max_length":           24,
	"view.close.max_length":            24,
	"view.private_metadata.max_length": 3000,
	"view.callback_id.max_length":      255,
	"view.external_id.max_length":      255,
	"view.stack.max_items":             3,
	"view.max_bytes":                   256000,

	// @slack/types 3.2.0 and the pages of the blocks
	"block_id.max_length":                   255,
	"action_id.max_length":                  255,
	"text.max_length":                       3000,
	"section.text.max_length":               3000,
	"section.fields.max_items":              10,
	"section.field.text.max_length":         2000,
	"header.text.max_length":                150,
	"actions.elements.max_items":            25,
	"context.elements.max_items":            10,
	"image.alt_text.max_length":             2000,
	"image.title.max_length":                2000,
	"image.image_url.max_length":            3000,
	"input.label.max_length":                2000,
	"input.hint.max_length":                 2000,
	"markdown.text.max_length":              12000,
	"table.rows.max_items":                  100,
	"table.row.cells.max_items":             20,
	"table.column_settings.max_items":       20,
	"rich_text_list.indent.max":             8,
	"button.text.max_length":                75,
	"button.value.max_length":               2000,
	"button.url.max_length":                 3000,
	"button.accessibility_label.max_length": 75,
	"checkboxes.options.max_items":          10,
	"radio_buttons.options.max_items":       10,
	"overflow.options.max_items":            5,
	"select.options.max_items":              100,
	"select.option_groups.max_items":        100,
	"option_group.options.max_items":        100,
	"option_group.label.max_length":         75,
	"placeholder.max_length":                150,
	"option.text.max_length":                75,
	"option.description.max_length":         75,
	"option.url.max_length":                 3000,
	"option.value.max_length":               150,
	"confirm.title.max_length":              100,
	"confirm.text.max_length":               300,
	"confirm.confirm.max_length":            30,
	"confirm.deny.max_length":               30,
	"plain_text_input.min_length.max":       3000,
	"plain_text_input.max_length.max":       3000,
	"file_input.max_files.min":              1,
	"file_input.max_files.max":              10,

	// method pages
	"file.share.channels.max_items": 100,
	"file.alt_txt.max_length":       1000,
	"page.limit.max":                999,

	// docs.slack.dev/interactivity/handling-user-interaction, apis/events-api, apis/events-api/using-socket-mode
	"ack.timeout_ms":           3000,
	"trigger_id.ttl_ms":        3000,
	"response_url.max_uses":    5,
	"response_url.ttl_seconds": 1800,
	"events.retry.count":       3,
	"socket.connections.max":   10,
	"socket.ack.max_bytes":     20480,
}

// limit is a limit by its name; a name that is not in the table stops the program, which is how a misspelling shows.
func limit(name string) int {
	most, ok := limits[name]
	if !ok {
		panic("fakeslack: no limit named " + name)
	}
	return most
}
