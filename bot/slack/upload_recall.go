package slack

import (
	"context"
	"net/url"
)

// recall takes back the files that hang under a card of ours. Those of other people stay: they are not ours to take. Where we may
// not look which there are, nobody is told a lie by it: what became of them is in our log.
func (d *Door) recall(ctx context.Context, a address, ts string) error {
	var found struct {
		Messages []struct {
			Files []struct {
				ID string `json:"id"`
			} `json:"files"`
		} `json:"messages"`
	}
	err := d.call(ctx, a.install, "conversations.replies", url.Values{"channel": {a.channel}, "ts": {ts}}, &found)
	if leftOut(err) {
		d.Log.Error("a file that was taken down hangs there still: we may not look for it", "channel", a.channel, "ts", ts, "err", err)
		return nil
	}
	if err != nil {
		return harmless(err)
	}
	for _, m := range found.Messages {
		for _, f := range m.Files {
			err := d.call(ctx, a.install, "files.delete", map[string]string{"file": f.ID}, nil)
			switch {
			case err == nil, code(err) == "file_not_found", code(err) == "file_deleted", code(err) == "cant_delete_file":
			case leftOut(err):
				d.Log.Error("a file that was taken down hangs there still", "file", f.ID, "err", err)
			default:
				return harmless(err)
			}
		}
	}
	return nil
}
