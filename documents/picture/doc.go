// Package picture draws what a partnership's figures look like: how its measures stand, how old its open actions are, the year
// ahead, and, for the chair alone, attendance and actions by organisation.
//
// A picture is a pure function of plain data. It is drawn once, as a few marks on a sheet, and written twice: as PNG for the
// chat, always on a light ground, and as SVG for pages, in light and dark. It never stands alone: its words for those who do
// not see it, and a table of the same facts, come with it. What is a good or a bad sign is said by shape, word and colour together.
//
// The letters of the PNG know Latin, Greek and Cyrillic. A name in another script is not drawn as boxes: its row keeps its
// number, points to the table, and the picture says so.
//
// The same data makes the same bytes, on one kind of processor and with one release of Go: corners are smoothed in floating
// point, which another processor may round otherwise by a shade.
//
// It knows nothing of where a picture goes, and asks nobody for a name: the reader that it is given does.
package picture
