// Package doors has what the doors to the platforms have in common, each for itself and in memory: which deliveries were
// seen already, until when a platform wants to be left alone, and which letters may have arrived although nobody said so.
package doors
