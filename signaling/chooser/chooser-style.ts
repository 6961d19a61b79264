/** The chooser's look: the city's own colours, by day and by night as the browser asks. */
export const CHOOSER_STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f9f6f0; --surface: #fffefb; --line: #d6d0c7; --ink: #14202d; --ink-second: #495766;
  --sea: #bedded; --land: #f1efe6; --shore: #b0c9d2; --light: #c26e12; --signal: #f58028; --signal-ink: #241005; --signal-text: #974c12;
  --fade: rgba(249, 246, 240, 0); --fade-half: rgba(249, 246, 240, .86);
  font: 18px/1.5 'Pretendard Variable', 'Noto Sans Thai Variable', 'Noto Sans JP Variable', 'Noto Sans SC Variable', system-ui, sans-serif;
  word-break: keep-all; overflow-wrap: break-word;
}
:root:lang(zh) { font-family: 'Pretendard Latin', 'Noto Sans SC Variable', system-ui, sans-serif; word-break: normal; }
:root:lang(ja) { font-family: 'Pretendard Latin', 'Noto Sans JP Variable', system-ui, sans-serif; word-break: normal; }
:root:lang(th) { line-height: 1.6; word-break: normal; }
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #091521; --surface: #15222f; --line: #33424f; --ink: #edf2f6; --ink-second: #b5c1cc;
    --sea: #061c2c; --land: #1d2a33; --shore: #2f4a5a; --light: #ffd9a0; --signal-text: #fb9a4f;
    --fade: rgba(9, 21, 33, 0); --fade-half: rgba(9, 21, 33, .86);
  }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--ground); color: var(--ink); position: relative; }
.city { position: fixed; top: 0; right: 0; width: 62%; height: 100%; background: var(--sea); }
.city .land { fill: var(--land); stroke: var(--shore); stroke-width: 1.2; }
.city .far { fill: var(--land); opacity: .55; }
.city .rail { fill: none; stroke-width: 4; stroke-linejoin: round; stroke-linecap: round; opacity: .8; }
.city .halo { fill: var(--light); opacity: .2; }
.city .light { fill: var(--light); }
body::before { content: ''; position: fixed; top: 0; bottom: 0; right: 0; width: 62.2%; z-index: 1; background: linear-gradient(90deg, var(--ground), var(--fade-half) 25%, var(--fade) 65%); }
main { position: relative; z-index: 2; display: flex; flex-direction: column; justify-content: center; min-height: 100vh; max-width: 1020px; padding: 56px 5vw; }
.city-name { margin: 0 0 8px; color: var(--signal-text); font-weight: 600; font-size: 20px; }
h1 { margin: 0; font-size: 56px; line-height: 1.15; font-weight: 700; letter-spacing: -.02em; }
.about { margin: 16px 0 40px; color: var(--ink-second); font-size: 20px; }
.channels { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; margin-bottom: 40px; }
.channels a { display: flex; flex-direction: column; justify-content: center; min-height: 152px; padding: 24px 32px; border-radius: 20px; background: var(--surface); border: 2px solid var(--line); color: inherit; text-decoration: none; }
.channels strong { font-size: 32px; line-height: 1.25; font-weight: 700; }
.channels span { margin-top: 6px; color: var(--ink-second); }
.channels .desk { min-height: 88px; }
.channels .desk strong { font-size: 24px; }
.channels .next { background: var(--signal); border-color: var(--signal); color: var(--signal-ink); }
.channels .next span { color: inherit; }
section { margin-bottom: 28px; }
h2 { margin: 0 0 12px; font-size: 18px; font-weight: 600; color: var(--ink-second); }
ul { display: flex; flex-wrap: wrap; margin: -6px; padding: 0; list-style: none; }
li { margin: 6px; }
li a { display: flex; align-items: center; min-height: 48px; padding: 0 20px; border-radius: 14px; background: var(--surface); border: 2px solid var(--line); color: inherit; text-decoration: none; white-space: nowrap; }
a:hover { border-color: var(--ink-second); }
.channels .next:hover { border-color: var(--signal-ink); }
a:focus-visible { outline: 3px solid var(--signal); outline-offset: 0; box-shadow: 0 0 0 6px var(--ink); }
footer { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: end; margin-top: 12px; color: var(--ink-second); font-size: 16px; }
footer p { margin: 8px 24px 8px 0; }
footer a { display: inline-flex; align-items: center; min-height: 48px; color: var(--ink); text-underline-offset: 4px; }
.sources { max-width: 44vw; margin: 40px 0 0; padding-top: 24px; border-top: 2px solid var(--line); color: var(--ink-second); font-size: 15px; }
dl { margin: 0; }
dt { margin-top: 12px; color: var(--ink); font-weight: 600; }
dd { margin: 2px 0 0; overflow-wrap: anywhere; }
dd a { color: inherit; text-underline-offset: 3px; }
code { color: var(--ink); font: 15px/1.6 ui-monospace, monospace; overflow-wrap: anywhere; word-break: break-all; }
@media (max-width: 700px) {
  .city { position: absolute; left: 0; width: 100%; height: 300px; }
  body::before { position: absolute; left: 0; width: 100%; height: 301px; bottom: auto; background: linear-gradient(180deg, var(--fade), var(--fade-half) 75%, var(--ground)); }
  main { min-height: 0; padding: 200px 20px 32px; }
  .sources { max-width: none; }
  h1 { font-size: 34px; }
  .about { margin: 12px 0 28px; font-size: 18px; }
  .channels { grid-template-columns: 1fr; gap: 16px; margin-bottom: 32px; }
  .channels a { min-height: 104px; padding: 16px 24px; }
  .channels strong { font-size: 26px; }
}
`;
