/** Readable on a phone and in either colour scheme; contrast at least 7:1. */
export const stylesheet = `
:root { color-scheme: light dark; --edge: light-dark(#505a5f, #b1b4b6); --link: light-dark(#0b3c7d, #9ac7ff); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; font: 1.0625rem/1.5 system-ui, sans-serif;
  background: light-dark(#fff, #111); color: light-dark(#0b0c0c, #f3f2f1); overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0; }
a { color: var(--link); }
a:focus-visible, input:focus-visible, button:focus-visible { outline: 3px solid #ffdd00; outline-offset: 0;
  box-shadow: 0 0 0 5px #0b0c0c; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 1rem 0; }
label { flex-basis: 100%; font-weight: 600; }
input, button { font: inherit; min-height: 2.75rem; padding: .25rem .75rem; border: 2px solid var(--edge); }
input { flex: 1 1 12rem; min-width: 0; }
button { font-weight: 600; cursor: pointer; }
ol { list-style: none; margin: 0; padding: 0; }
ol > li { border-top: 1px solid var(--edge); padding: .75rem 0; }
ol a { display: inline-block; font-weight: 600; min-height: 1.5rem; }
ol p { margin: .25rem 0 0; }
nav { display: flex; gap: 1.5rem; margin: 1rem 0; }
dt { font-weight: 600; }
dd { margin: 0 0 .75rem; }
pre { white-space: pre-wrap; font: inherit; border: 1px solid var(--edge); padding: 1rem; margin: 1rem 0; }
details pre { font: .9375rem/1.45 ui-monospace, monospace; }
summary { min-height: 2.75rem; padding: .5rem 0; cursor: pointer; }
`.trim();
