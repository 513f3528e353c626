package fakeslack

// Limits are the limits that this Slack goes by.
func Limits() map[string]int { return limits }
