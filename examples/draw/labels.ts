import { drawLabel, type Label } from './label.ts';

const SERIF = "font-family='Georgia, DejaVu Serif, serif' text-anchor='middle'";
const SANS = "font-family='Helvetica, DejaVu Sans, sans-serif' text-anchor='middle'";

const svg = (width: number, height: number, body: string) =>
  `<svg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}'>${body}</svg>`;

/** The bag's print: three words and a sun, in one ink. */
export function bagPrint(ink: string): Promise<Label> {
  const rays = Array.from({ length: 24 }, (_, at) => {
    const turn = (at / 24) * 2 * Math.PI;
    const [x, y] = [Math.cos(turn), Math.sin(turn)];
    return `<line x1='${300 + 95 * x}' y1='${190 + 95 * y}' x2='${300 + 145 * x}' y2='${190 + 145 * y}' stroke='${ink}' stroke-width='9'/>`;
  });
  return drawLabel(
    svg(
      600,
      600,
      `<circle cx='300' cy='190' r='78' fill='${ink}'/>${rays.join('')}
       <text x='300' y='440' font-size='76' font-weight='bold' fill='${ink}' ${SERIF}>SUNDAY</text>
       <text x='300' y='515' font-size='52' fill='${ink}' ${SERIF}>market &amp; bread</text>`,
    ),
  );
}

export function candleLabel(): Promise<Label> {
  return drawLabel(
    svg(
      680,
      430,
      `<rect width='680' height='430' fill='#f6f0e2'/><rect x='16' y='16' width='648' height='398' fill='none' stroke='#2c2a26' stroke-width='4'/>
       <text x='340' y='120' font-size='40' fill='#2c2a26' ${SANS}>N° 14</text>
       <text x='340' y='225' font-size='84' fill='#2c2a26' ${SERIF}>Fig &amp; Cedar</text>
       <text x='340' y='300' font-size='34' fill='#6b6355' ${SANS}>hand-poured soy wax</text>
       <text x='340' y='365' font-size='28' fill='#6b6355' ${SANS}>220 g · burns 45 hours</text>`,
    ),
  );
}

export function notebookTitle(ink: string): Promise<Label> {
  return drawLabel(
    svg(
      760,
      1040,
      `<rect x='170' y='210' width='420' height='260' fill='none' stroke='${ink}' stroke-width='8'/>
       <text x='380' y='340' font-size='82' fill='${ink}' ${SERIF}>Notes</text>
       <text x='380' y='415' font-size='38' fill='${ink}' ${SANS}>A5 · 192 pages</text>`,
    ),
  );
}

export function clockFace(): Promise<Label> {
  const marks = Array.from({ length: 60 }, (_, at) => {
    const turn = (at / 60) * 2 * Math.PI;
    const inner = at % 5 === 0 ? 255 : 272;
    const [x, y] = [Math.sin(turn), -Math.cos(turn)];
    return `<line x1='${300 + inner * x}' y1='${300 + inner * y}' x2='${300 + 286 * x}' y2='${300 + 286 * y}' stroke='#222' stroke-width='${at % 5 === 0 ? 8 : 3}'/>`;
  });
  const hours = Array.from({ length: 12 }, (_, at) => {
    const turn = ((at + 1) / 12) * 2 * Math.PI;
    return `<text x='${300 + 212 * Math.sin(turn)}' y='${319 - 212 * Math.cos(turn)}' font-size='54' fill='#222' ${SERIF}>${at + 1}</text>`;
  });
  const hand = (length: number, degrees: number, width: number, ink: string) =>
    `<line x1='300' y1='340' x2='300' y2='${300 - length}' stroke='${ink}' stroke-width='${width}' stroke-linecap='round' transform='rotate(${degrees} 300 300)'/>`;
  return drawLabel(
    svg(
      600,
      600,
      `${marks.join('')}${hours.join('')}${hand(130, 305, 16, '#222')}${hand(205, 55, 11, '#222')}${hand(220, 200, 4, '#b03020')}<circle cx='300' cy='300' r='15' fill='#222'/>`,
    ),
  );
}

/** A landscape as a halftone: dots as large as the picture is dark. */
export function halftonePrint(ink: string, paper: string): Promise<Label> {
  const dots: string[] = [];
  for (let row = 0; row < 64; row++) {
    for (let column = 0; column < 46; column++) {
      const x = 70 + column * 14 + (row % 2) * 7;
      const y = 70 + row * 13;
      const sun = Math.hypot(x - 470, y - 300) < 120 ? 0.15 : 0;
      const ridge = 560 + 70 * Math.sin(x / 95) + 40 * Math.sin(x / 37 + 1);
      const near = 730 + 50 * Math.sin(x / 130 + 2);
      const dark = sun > 0 ? sun : y > near ? 0.95 : y > ridge ? 0.62 : 0.28 - (y / 900) * 0.15;
      dots.push(`<circle cx='${x}' cy='${y}' r='${(8 * Math.sqrt(dark)).toFixed(2)}'/>`);
    }
  }
  return drawLabel(
    svg(
      790,
      1020,
      `<rect width='790' height='1020' fill='${paper}'/><g fill='${ink}'>${dots.join('')}</g>
       <text x='395' y='968' font-size='34' fill='#333' ${SERIF}>First light, edition of 50</text>`,
    ),
  );
}
