// Package chaos has no code of its own: its tests run three processes of the whole program, Slack and Redis included, while
// people press and things fall due, inflict on them what goes wrong in a machine room, and then look from outside at what is
// left: what people were answered, what Slack was sent, and what a fresh process reads in the store.
//
// Nothing of it runs unless CHAOS says so: make chaos is one short round, make soak the whole.
package chaos
