package fakediscord

// Limits are the limits that this Discord goes by.
func Limits() map[string]int { return limits }
