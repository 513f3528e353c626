// Package discord is the door to Discord: it draws cards and forms as Discord shows them, carries them there, and turns what
// people press, send and write there into what the desk understands.
//
// It knows Discord's contract and limits, and nothing of partnerships. What Discord sends and takes is read and written by
// our own types: discordgo's know neither the labels of a modal nor what is answered in them.
//
// Words are escaped wherever Discord reads marks into them, so that what somebody typed shows exactly as typed. Nobody is
// called by a card: people are named in words, never mentioned, and every message says so once more in allowed_mentions.
package discord
