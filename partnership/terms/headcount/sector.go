package headcount

import "strings"

// kind is what an organisation of a sector is called.
type kind struct{ one, several string }

// kinds are those of every sector that has words of its own.
var kinds = map[string]kind{
	"council":   {"council", "councils"},
	"health":    {"health organisation", "health organisations"},
	"education": {"place of education", "places of education"},
	"public":    {"public authority", "public authorities"},
	"business":  {"business", "businesses"},
	"housing":   {"housing organisation", "housing organisations"},
	"culture":   {"cultural organisation", "cultural organisations"},
	"voluntary": {"voluntary organisation", "voluntary organisations"},
	"faith":     {"faith organisation", "faith organisations"},
	"other":     {"organisation of another kind", "organisations of another kind"},
}

func sectorWords(sector string) kind {
	if k, ok := kinds[sector]; ok {
		return k
	}
	return kind{"organisation of the sector " + sector, "organisations of the sector " + sector}
}

func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeio") {
		return "an " + noun
	}
	return "a " + noun
}
