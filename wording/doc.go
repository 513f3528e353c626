// Package wording says how things are called: a meeting, a place, an item, whoever does an action. It speaks in spans, so a
// name, a date or typed words are finished where they are read.
//
// What is said of a thing in the chat and what stands of it in a document come from here, and so are the same.
package wording
