export const pageStyle = `:root { color-scheme: light dark; --line: light-dark(#d8d8d2, #3a3a3a); --ink: light-dark(#1c1c1a, #ececea); --quiet: light-dark(#66665f, #a0a09a); --accent: light-dark(#0a6b4f, #4fd1a5); --bad: light-dark(#a32020, #ff8a80); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: light-dark(#fbfbf8, #181818); }
header, main { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem; }
header { display: flex; justify-content: space-between; }
header a:first-child { font-weight: 700; color: inherit; text-decoration: none; }
a { color: var(--accent); }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 1rem 0; }
[hidden] { display: none !important; }
#drop { display: grid; gap: .25rem; place-items: center; padding: 3rem 1rem; border: 2px dashed var(--line); border-radius: 1rem; cursor: pointer; text-align: center; }
#drop:hover, #drop:focus-within, .over #drop { border-color: var(--accent); }
#drop span, #numbers { color: var(--quiet); }
#file { margin-top: 1rem; max-width: 100%; }
#key { display: block; margin-top: 1rem; }
#message { color: var(--bad); white-space: pre-line; }
#message:empty { display: none; }
progress { width: 100%; height: 1rem; accent-color: var(--accent); }
table { width: 100%; border-collapse: collapse; font-size: .875rem; margin-top: 1rem; }
th, td { text-align: left; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th:nth-child(n+3), td:nth-child(n+3) { font-variant-numeric: tabular-nums; }
.bad { color: var(--bad); }
`;
