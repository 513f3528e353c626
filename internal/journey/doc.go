// Package journey has no code of its own: its tests lead the whole program through one meeting's cycle, in the web chat and
// on a Slack of their own, in the open, with two replicas, and while it is killed.
package journey
