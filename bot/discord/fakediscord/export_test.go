package fakediscord

// Limits are the limits that this Discord goes by.
func Limits() map[string]int { return limits }

// Markdown reads text as the client draws it.
func (d *Discord) Markdown(text string) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.markdown(text)
}
