package bot

import "strings"

// PlaceName is a channel of the records as people of the person's workspace find it. They know it by its name, which we do
// not: they can search for its id.
func (r *Request) PlaceName(place string) string {
	if id := r.ChannelID(place); id != "" {
		return "the channel " + id + " here"
	}
	platform, rest, _ := strings.Cut(place, ":channel/")
	workspace, id, several := strings.Cut(rest, "/")
	if !several {
		return "the channel " + rest + ", " + OnPlatform(platform)
	}
	return "the channel " + id + ", " + OnPlatform(platform) + " (" + workspace + ")"
}
