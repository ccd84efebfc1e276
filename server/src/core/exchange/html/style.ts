// How a report looks, on screens light and dark and on paper. Kinds differ by line as well as by colour.

export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2329; --paper: #fdfcfa; --raised: #fff; --soft: #545d68; --line: #dcd8d0; --claim: #ffefb0; --claim-line: #c9a227; --speaker: #0b5cad; --cue: #8a3ea8; --place: #1b7a4b; --sea: #e9f1f6; --coast: #5b6b7d; --border: #aab6c2; --pin: #b3261e; --on-pin: #fff; --link: #0a4f9e; --open: #8a5a00; --done: #1b6b3f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9ee; --paper: #15191e; --raised: #1c2127; --soft: #a7b1bc; --line: #363f49; --claim: #463a10; --claim-line: #b8952a; --speaker: #7fb8ff; --cue: #d9a3ee; --place: #74d3a3; --sea: #1a2430; --coast: #93a4b8; --border: #4d5a67; --pin: #ff8a80; --on-pin: #1a0b0a; --link: #9cc4ff; --open: #e6b450; --done: #7fd6a4; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 64rem; background: var(--paper); color: var(--ink); font: 1.06rem/1.65 Georgia, 'Noto Serif', 'DejaVu Serif', serif; }
h1 { font-size: 2.1rem; line-height: 1.18; margin: 0 0 .4rem; max-width: 42rem; overflow-wrap: anywhere; }
h2, h3 { font-family: system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif; }
h2 { font-size: 1.15rem; margin: 3rem 0 .8rem; padding-bottom: .3rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1rem; margin: 1.6rem 0 .5rem; }
.quiet, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
a { color: var(--link); text-underline-offset: .15em; }
.facts, .summary, .key, .card, .named, footer, th, td { font-family: system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif; font-size: .9rem; line-height: 1.45; }
.facts, footer { color: var(--soft); }
.facts { margin: 0 0 1rem; overflow-wrap: anywhere; }
small { font-size: .82rem; color: var(--soft); }
.summary { list-style: none; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin: 0 0 2rem; padding: 0; }
.summary a { display: inline-block; padding: .25rem .8rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--raised); color: var(--ink); text-decoration: none; }
.summary a:hover { border-color: var(--link); }
.summary li:not(:has(a)) { color: var(--open); }
.text { max-width: 42rem; }
time { white-space: nowrap; }
.text p { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 1.1rem; }
mark { background: var(--claim); color: inherit; padding: .1em 0; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
mark.suggested { background: none; box-shadow: inset 0 -.4em 0 var(--claim); border-bottom: 1px dotted var(--claim-line); }
.text a, .key span { color: inherit; text-decoration: none; }
.speaker { border-bottom: 2px solid var(--speaker); }
.cue { font-style: italic; border-bottom: 2px dashed var(--cue); }
.place { border-bottom: 3px dotted var(--place); }
.person, .organisation, .group, .document, .other { border-bottom: 1px solid var(--soft); }
.speaker.person, .speaker.organisation, .speaker.group, .speaker.other { border-bottom: 2px solid var(--speaker); }
.text a[data-card] { position: relative; }
.text a[data-card]:hover, .text a[data-card]:focus-visible { background: color-mix(in srgb, var(--link) 14%, transparent); }
.text a[data-card]:hover::after, .text a[data-card]:focus-visible::after { content: attr(data-card) / ''; position: absolute; left: 0; bottom: calc(100% + .35rem); z-index: 1; width: max-content; max-width: 20rem; padding: .4rem .7rem; border-radius: .4rem; background: var(--ink); color: var(--paper); font: normal .82rem/1.4 system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif; white-space: normal; pointer-events: none; }
.text .ref { font: bold .68rem/1 system-ui, 'DejaVu Sans', sans-serif; vertical-align: super; padding: 0 .2em; color: var(--link); text-decoration: none; }
.key { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; padding: .8rem 0 0; margin: 1.5rem 0 0; border-top: 1px solid var(--line); max-width: 42rem; color: var(--soft); }
.key li > * { color: var(--ink); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; min-width: 44rem; }
th, td { text-align: left; vertical-align: top; padding: .55rem 1rem .55rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
thead th { color: var(--soft); font-size: .8rem; white-space: nowrap; }
td.quote { font: .98rem/1.5 Georgia, 'Noto Serif', 'DejaVu Serif', serif; min-width: 16rem; overflow-wrap: anywhere; }
td.quote small { font-family: system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif; }
.status { white-space: nowrap; font-weight: 600; }
.status.open { color: var(--open); } .status.done { color: var(--done); }
.status.open::before { content: '○ ' / ''; } .status.done::before { content: '✓ ' / ''; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: 1rem; }
.card { padding: 1rem 1.1rem; border: 1px solid var(--line); border-top: 3px solid var(--speaker); border-radius: .3rem; background: var(--raised); overflow-wrap: anywhere; }
.card h3 { margin: 0; font-size: 1.05rem; }
.card p, .named p { margin: .15rem 0 0; }
.role, .also, .count { color: var(--soft); }
.card .count { margin-top: .7rem; font-size: .8rem; font-weight: 600; }
.card ul { list-style: none; margin: .3rem 0 0; padding: 0; }
.card li { padding: .35rem 0; border-top: 1px solid var(--line); display: grid; grid-template-columns: 1.6rem 1fr; }
.card q { font: .95rem/1.45 Georgia, 'Noto Serif', 'DejaVu Serif', serif; }
.named { list-style: none; padding: 0; margin: 0; columns: 18rem; column-gap: 2rem; }
.named li { break-inside: avoid; padding: .3rem 0; overflow-wrap: anywhere; }
.map { width: 100%; height: auto; border: 1px solid var(--line); border-radius: .3rem; margin-bottom: .6rem; }
.map .sea { fill: var(--sea); }
.map .coast, .map .border { fill: none; stroke: var(--coast); stroke-width: 1; }
.map .border { stroke: var(--border); stroke-dasharray: 3 2; }
.map circle { fill: var(--pin); stroke: var(--paper); stroke-width: 1.5; }
.map text { font: 600 13px system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif; }
.map .name { fill: var(--ink); paint-order: stroke; stroke: var(--sea); stroke-width: 4px; stroke-linejoin: round; }
.map .number { fill: var(--on-pin); font-size: 10px; font-weight: 700; }
footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
:target { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 2px; }
a:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
@media screen and (min-width: 62rem) {
  .article { display: grid; grid-template-columns: 42rem 1fr; column-gap: 3rem; align-items: start; }
  .key { position: sticky; top: 1rem; flex-direction: column; margin: 0; padding: .2rem 0 .2rem 1.2rem; border-top: 0; border-left: 1px solid var(--line); }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@page { margin: 18mm 16mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --raised: #fff; --soft: #333; --line: #aaa; --claim: #eee; --claim-line: #666; --speaker: #000; --cue: #333; --place: #000; --link: #000; --sea: #fff; --coast: #444; --border: #999; --pin: #000; --on-pin: #fff; --open: #000; --done: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h1 { font-size: 20pt; }
  h2 { margin-top: 1.6rem; break-after: avoid; }
  .skip { display: none; }
  .text, .key, h1 { max-width: none; }
  mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; border-bottom: 1px solid #666; }
  .map circle, .map rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  table { min-width: 0; }
  td.quote { min-width: 0; }
  a { text-decoration: none; }
  .cards { grid-template-columns: 1fr 1fr; }
  tr, .map, li, .card { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
}
`;
