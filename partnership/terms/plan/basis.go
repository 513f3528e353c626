package plan

import "github.com/partnership-secretariat/secretariat/partnership/terms"

// workingTimetable is what nobody wrote down but we.
var workingTimetable = Basis{Origin: Timetable, Says: "our working timetable (not in the terms of reference)"}

const ourPractice = "our practice (not in the terms of reference)"

// basisOf says what stands behind a block.
func basisOf(b terms.Backing) Basis {
	basis := Basis{Origin: b.Origin, Force: b.Force, Ref: b.Ref}
	switch b.Origin {
	case "statute":
		basis.Says = "the law"
	case "assumed":
		basis.Says = "assumed (not in the terms of reference)"
	case House:
		basis.Says = ourPractice
	default:
		basis.Origin, basis.Says = "tor", "the terms of reference"
	}
	if b.Ref != "" {
		basis.Says += ", " + b.Ref
	}
	if b.Force != "" && b.Force != "must" {
		basis.Says += " (" + b.Force + ")"
	}
	return basis
}

// ours says whether it is no rule of anybody else.
func (b Basis) ours() bool { return b.Origin == House || b.Origin == Timetable }
