//go:build !race

package discord

// RaceDetector says whether the race detector watches.
const RaceDetector = false
