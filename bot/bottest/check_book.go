package bottest

import (
	"fmt"
	"reflect"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// runs counts how often the records of each request begin anew: those of one append stand together.
func (s *scene) runs() map[string]int {
	count := map[string]int{}
	last := ""
	for _, r := range s.raw {
		if r.Request != last {
			count[r.Request]++
		}
		last = r.Request
	}
	return count
}

func acknowledgedOnce(s *scene) []error {
	count := s.runs()
	var errs []error
	for _, request := range s.Acknowledged {
		if n := count[request]; n != 1 {
			errs = append(errs, fmt.Errorf("request %s was acknowledged and is in the book %d times", request, n))
		}
	}
	return errs
}

func requestsOnce(s *scene) []error {
	var errs []error
	for request, n := range s.runs() {
		if n > 1 {
			errs = append(errs, fmt.Errorf("request %s is in the book %d times", request, n))
		}
	}
	ids := map[string]bool{}
	for _, r := range s.raw {
		if ids[r.ID] {
			errs = append(errs, fmt.Errorf("record %s is in the book twice", r.ID))
		}
		ids[r.ID] = true
	}
	return errs
}

func timesGrow(s *scene) []error {
	var errs []error
	for i := 1; i < len(s.raw); i++ {
		if s.raw[i].At.Before(s.raw[i-1].At) {
			errs = append(errs, fmt.Errorf("record %d is of %s, the one before of %s", i, s.raw[i].At, s.raw[i-1].At))
		}
	}
	return errs
}

func replaysAlike(s *scene) []error {
	var errs []error
	for i, books := range s.Replicas {
		err := books.Open(s.Book).Turn(s.ctx, func(t *storage.Turn) error {
			if err := t.Refresh(s.ctx); err != nil {
				return err
			}
			return same(s.state, t.State())
		})
		if err != nil {
			errs = append(errs, fmt.Errorf("replica %d: %w", i, err))
		}
	}
	return errs
}

// same says in which field two states differ. Terms are the same where their hash is.
func same(a, b *partnership.State) error {
	if (a.Terms == nil) != (b.Terms == nil) || a.Terms != nil && a.Terms.Hash != b.Terms.Hash {
		return fmt.Errorf("other terms are in force")
	}
	va, vb := reflect.ValueOf(*a), reflect.ValueOf(*b)
	for i := range va.NumField() {
		field := va.Type().Field(i)
		if !field.IsExported() || field.Name == "Terms" || field.Name == "Calendar" {
			continue
		}
		if !reflect.DeepEqual(va.Field(i).Interface(), vb.Field(i).Interface()) {
			return fmt.Errorf("its %s differ from what a fresh replay says", field.Name)
		}
	}
	return nil
}
