package bot

import "github.com/partnership-secretariat/secretariat/partnership"

// WordsOfAll are the words of several things that somebody typed, read at once. What cannot be read is left out.
func (r *Request) WordsOfAll(ids ...partnership.TextID) map[partnership.TextID]string {
	if len(ids) == 0 {
		return nil
	}
	asked := make([]string, len(ids))
	for i, id := range ids {
		asked[i] = string(id)
	}
	found, err := r.book.Words(r.Context, asked)
	if err != nil {
		return nil
	}
	words := make(map[partnership.TextID]string, len(found))
	for id, said := range found {
		words[partnership.TextID(id)] = said
	}
	return words
}
