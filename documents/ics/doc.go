// Package ics writes calendar files (RFC 5545, RFC 5546): meetings as calendar programs read them. What it writes is a pure
// function of what it is given. No line is longer than 75 bytes, none ends within a character, and whatever somebody typed
// stays within the property that it belongs to.
package ics
