package discord

// Buckets is how many buckets of Discord's the door remembers.
func (d *Door) Buckets() int {
	d.pauses.mu.Lock()
	defer d.pauses.mu.Unlock()
	return len(d.pauses.buckets)
}
