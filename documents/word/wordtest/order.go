package wordtest

import (
	"fmt"
	"slices"
	"strings"
)

// orders are what an element may hold, in the order in which it must come, as in the schemas of ECMA-376 part 1 (annex A) and,
// where part 4 has more of it, there. Word takes a file that does not keep to it for a broken one. Of what we never write the
// neighbours are left out; whatever is not named may not occur.
var orders = map[string]string{
	"w:document":           "w:background w:body",
	"w:hyperlink":          "w:r*",
	"w:fldSimple":          "w:r*",
	"w:r":                  "w:rPr w:t|w:br|w:tab|w:drawing*",
	"w:pPr":                "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr w:suppressLineNumbers w:pBdr w:shd w:tabs w:suppressAutoHyphens w:bidi w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents w:jc w:textDirection w:textAlignment w:outlineLvl w:rPr w:sectPr",
	"w:numPr":              "w:ilvl w:numId",
	"w:rPr":                "w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:noProof w:vanish w:color w:spacing w:sz w:szCs w:highlight w:u w:shd w:vertAlign w:rtl w:cs w:em w:lang",
	"w:p":                  "w:pPr w:r|w:hyperlink|w:bookmarkStart|w:bookmarkEnd|w:fldSimple*",
	"w:pBdr":               "w:top w:left w:bottom w:right w:between w:bar",
	"w:tbl":                "w:tblPr w:tblGrid w:tr*",
	"w:tblGrid":            "w:gridCol*",
	"w:tblPr":              "w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual w:tblStyleRowBandSize w:tblStyleColBandSize w:tblW w:jc w:tblCellSpacing w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription",
	"w:tblBorders":         "w:top w:left w:bottom w:right w:insideH w:insideV",
	"w:tblCellMar":         "w:top w:left w:bottom w:right",
	"w:tr":                 "w:tblPrEx w:trPr w:tc*",
	"w:trPr":               "w:cantSplit|w:trHeight|w:tblHeader*",
	"w:tc":                 "w:tcPr w:p|w:tbl*",
	"w:tcPr":               "w:cnfStyle w:tcW w:gridSpan w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:vAlign w:hideMark",
	"w:sectPr":             "w:headerReference|w:footerReference* w:type w:pgSz w:pgMar w:paperSrc w:pgBorders w:lnNumType w:pgNumType w:cols w:titlePg w:bidi w:docGrid",
	"w:ftr":                "w:p|w:tbl*",
	"w:drawing":            "wp:inline",
	"wp:inline":            "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic",
	"a:graphic":            "a:graphicData",
	"a:graphicData":        "pic:pic",
	"pic:pic":              "pic:nvPicPr pic:blipFill pic:spPr",
	"pic:nvPicPr":          "pic:cNvPr pic:cNvPicPr",
	"pic:blipFill":         "a:blip a:srcRect a:stretch",
	"pic:spPr":             "a:xfrm a:prstGeom a:ln",
	"a:xfrm":               "a:off a:ext",
	"w:numbering":          "w:abstractNum* w:num*",
	"w:abstractNum":        "w:nsid w:multiLevelType w:tmpl w:name w:lvl*",
	"w:lvl":                "w:start w:numFmt w:lvlRestart w:pStyle w:isLgl w:suff w:lvlText w:lvlJc w:pPr w:rPr",
	"w:num":                "w:abstractNumId w:lvlOverride*",
	"w:lvlOverride":        "w:startOverride w:lvl",
	"w:styles":             "w:docDefaults w:latentStyles w:style*",
	"w:docDefaults":        "w:rPrDefault w:pPrDefault",
	"w:style":              "w:name w:aliases w:basedOn w:next w:link w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:locked w:pPr w:rPr w:tblPr w:trPr w:tcPr w:tblStylePr*",
	"w:tblStylePr":         "w:pPr w:rPr w:tblPr w:trPr w:tcPr",
	"w:settings":           "w:zoom w:defaultTabStop w:characterSpacingControl w:compat w:themeFontLang w:decimalSymbol w:listSeparator",
	"w:body":               "w:p|w:tbl* w:sectPr",
	"w:rPrDefault":         "w:rPr",
	"w:pPrDefault":         "w:pPr",
	"w:tabs":               "w:tab*",
	"w:compat":             "w:compatSetting*",
	"a:stretch":            "a:fillRect",
	"a:prstGeom":           "a:avLst",
	"wp:cNvGraphicFramePr": "a:graphicFrameLocks",
}

// outOfOrder says what a part holds that it may not hold, or not there.
func outOfOrder(root *Node) []string {
	var faults []string
	root.each(func(n *Node) {
		at, places := 0, strings.Fields(orders[n.Name])
		for i, c := range n.Children {
			place := slices.IndexFunc(places, func(p string) bool { return slices.Contains(strings.Split(strings.TrimSuffix(p, "*"), "|"), c.Name) })
			again := i > 0 && place == at && !strings.HasSuffix(places[max(place, 0)], "*")
			if place < at || again {
				faults = append(faults, fmt.Sprintf("%s stands in %s where it may not", c.Name, n.Name))
				return
			}
			at = place
		}
	})
	return faults
}
