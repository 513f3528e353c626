// Package journey has no code of its own: its tests lead the whole program through one meeting's cycle, in the web chat, on a
// Slack and on a Discord of their own, on all three at once, in the open, with two replicas, and while it is killed.
package journey
