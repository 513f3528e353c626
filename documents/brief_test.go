package documents_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/documentstest"
	"github.com/partnership-secretariat/secretariat/documents/picture"
	"github.com/partnership-secretariat/secretariat/internal/yeartest"
)

func TestPicturesStandBehindTheBriefInEveryFace(t *testing.T) {
	y := yeartest.Played(t)
	v, reader := y.At(t, "2027-09-14 12:00", y.Person(t, "mayor")), y.Reader(t)
	m := v.State.Meetings["FULL-2027-09"]
	var pictures []documents.Block
	for _, d := range []picture.Drawing{picture.AttendanceOf(v, m.Body), picture.OwnersOf(v, m.Body)} {
		blocks, err := picture.Blocks(d, reader)
		if err != nil {
			t.Fatal(err)
		}
		pictures = append(pictures, blocks...)
	}
	d := documents.Brief(v, m, pictures...)
	for _, face := range faces(t, d, reader) {
		documentstest.SaysAll(t, face.says, reader, face.words)
	}
	if plain := len(documents.Brief(v, m).Blocks); len(d.Blocks) != plain+1+len(pictures) {
		t.Error("the pictures are not behind the brief, on a sheet of their own")
	}
}
