package examples

import "embed"

// LewishamYear is a year of the Lewisham Strategic Partnership, in parts that follow each other by their names.
//
//go:embed lewisham-year/*.txt
var LewishamYear embed.FS
