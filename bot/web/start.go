package web

import (
	"net/http"
	"slices"
)

// startView is the page on which one chooses who to be.
type startView struct {
	Partnership string
	Clerk       string
	Groups      []group
	Tour        []stepView
	Clock       clockView
}

type stepView struct {
	Role Role
	Does string
}

func (s *Server) start(w http.ResponseWriter, r *http.Request) {
	roles, err := s.Cast.Roles(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	clock, err := s.clockView(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	view := startView{Partnership: s.Partnership, Clerk: s.Clerk, Groups: grouped(roles), Clock: clock}
	for _, step := range s.Tour {
		i := slices.IndexFunc(roles, func(role Role) bool { return role.ID == step.Person })
		if i >= 0 {
			view.Tour = append(view.Tour, stepView{Role: roles[i], Does: step.Does})
		}
	}
	s.page(w, r, "start", view)
}
