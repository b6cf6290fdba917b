//! The colours of the picture, light and dark.

/// How many colours lanes have.
pub(super) const COLOURS: usize = 8;

/// Classes alone: a viewer that knows no dark colours shows the light ones.
pub(super) const STYLE: &str = "<style>
text { font-family: ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: 13px; fill: #1f2328; }
.paper { fill: #ffffff; }
.id { font-weight: 600; }
.label { fill: #116329; }
.mark { fill: #0550ae; }
.faint { fill: #59636e; }
.line, .ring { fill: none; stroke-width: 2; }
.ring { stroke-width: 1.5; }
.node { fill: #ffffff; stroke-width: 2.5; }
.need { fill: none; stroke: #8a6100; stroke-width: 1.5; stroke-dasharray: 4 3; }
.tip { fill: #8a6100; }
.up { fill: #dafbe1; }
.down { fill: #ffebe9; }
.c0 { stroke: #0969da; } .c1 { stroke: #cf5c00; } .c2 { stroke: #1a7f37; } .c3 { stroke: #8250df; }
.c4 { stroke: #bf3989; } .c5 { stroke: #1b7c83; } .c6 { stroke: #9a6700; } .c7 { stroke: #cf222e; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; }
.paper, .node { fill: #0d1117; }
.label { fill: #7ee787; }
.mark { fill: #79c0ff; }
.faint { fill: #9198a1; }
.need { stroke: #d29922; }
.tip { fill: #d29922; }
.up { fill: #12361f; }
.down { fill: #4a1b1e; }
.c0 { stroke: #58a6ff; } .c1 { stroke: #f0883e; } .c2 { stroke: #3fb950; } .c3 { stroke: #bc8cff; }
.c4 { stroke: #f778ba; } .c5 { stroke: #39c5cf; } .c6 { stroke: #d29922; } .c7 { stroke: #ff7b72; }
}
</style>
";
