// Package documents makes what people keep of a partnership's work: agendas, action notes, reports, rosters. Each is a pure
// function from a moment as one person sees it to a [Document], a tree of headings, lists and tables whose words are still
// spans. Names, typed words and dates are finished when a face is written: the packages below write a document as a web
// page, as a Word file, as Markdown and as plain text, all with the same words in the same order.
package documents
