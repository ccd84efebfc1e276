// How a report looks, on screens light and dark and on paper. Kinds differ by line as well as by colour.

export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --soft: #57606a; --line: #d0d7de; --claim: #fff3bf; --sea: #eef3f8; --coast: #5b6b7d; --border: #b4bec9; --dot: #b3261e; --link: #0a4f9e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #14181d; --soft: #a5afba; --line: #3a434d; --claim: #4a3f14; --sea: #1b2430; --coast: #93a4b8; --border: #55636f; --dot: #ff8a80; --link: #9cc4ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 62rem; background: var(--paper); color: var(--ink); font: 1.05rem/1.6 Georgia, 'Noto Serif', serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
a { color: var(--link); }
.facts, .key, footer, caption, th, td { font-family: system-ui, 'Noto Sans', sans-serif; font-size: .9rem; }
.facts, footer { color: var(--soft); }
.text p { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 1rem; }
mark { background: var(--claim); color: inherit; padding: .05em 0; }
.text a { color: inherit; text-decoration: none; }
.speaker { border-bottom: 2px solid currentColor; }
.cue { font-style: italic; border-bottom: 2px dashed var(--soft); }
.place { border-bottom: 3px dotted var(--coast); }
.person, .organisation, .group, .document, .other { border-bottom: 1px solid var(--soft); }
.ref { font: bold .7rem system-ui, sans-serif; vertical-align: super; padding: 0 .15em; color: var(--link) !important; }
.key { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--soft); padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 600; }
thead th { white-space: nowrap; }
.scroll { overflow-x: auto; }
.map { width: 100%; height: auto; border: 1px solid var(--line); }
.map .sea { fill: var(--sea); }
.map .coast, .map .border { fill: none; stroke: var(--coast); stroke-width: 1; }
.map .border { stroke: var(--border); stroke-dasharray: 3 2; }
.map circle { fill: var(--dot); stroke: var(--paper); stroke-width: 1.5; }
.map text { fill: var(--ink); font: bold 12px system-ui, sans-serif; paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
.verdict { font-weight: 600; }
:target { outline: 3px solid var(--link); outline-offset: 2px; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
@media print {
  :root { --ink: #000; --paper: #fff; --soft: #333; --link: #000; --claim: #eee; --line: #999; --sea: #fff; --coast: #444; --border: #999; --dot: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; border-bottom: 1px solid #666; }
  tr, .map, li { break-inside: avoid; }
  thead { display: table-header-group; }
  h2 { break-after: avoid; }
}
`;
