package bot

// Hint is what a door shows of a command before it is chosen.
type Hint struct {
	Line    string // agenda submit
	Title   string // Suggest an item
	Summary string
	Quick   bool // worth a button of its own for this person
}
