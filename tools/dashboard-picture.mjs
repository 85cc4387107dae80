// Draws a CloudWatch dashboard as it would look, with made-up series: node tools/dashboard-picture.mjs BODY.json PICTURE.svg
import { readFileSync, writeFileSync } from 'node:fs';

const COLUMN = 50;
const ROW = 36;
const HOURS = 48;
const COLOURS = ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd', '#8c564b'];

const [body, picture] = process.argv.slice(2);
const { widgets } = JSON.parse(readFileSync(body, 'utf8'));
writeFileSync(picture, drawn(widgets));

function drawn(widgets) {
  const height = Math.max(...widgets.map((widget) => widget.y + widget.height)) * ROW;
  const style = 'font-family="Helvetica, Arial, sans-serif" font-size="11"';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${24 * COLUMN} ${height}" ${style}>
<rect width="100%" height="100%" fill="#eaeded"/>
${widgets.map(panel).join('\n')}
</svg>
`;
}

function panel({ type, x, y, width, height, properties }) {
  const w = width * COLUMN - 8;
  const h = height * ROW - 8;
  const content = type === 'alarm' ? alarms(properties.alarms, w) : graph(properties, w, h);
  return `<g transform="translate(${x * COLUMN + 4} ${y * ROW + 4})">
<rect width="${w}" height="${h}" rx="4" fill="#ffffff" stroke="#d5dbdb"/>
<text x="10" y="20" font-weight="bold">${text(properties.title)}</text>
${content}
</g>`;
}

/** One of them is raised, to show what that looks like. */
function alarms(arns, width) {
  const each = 22;
  const perLine = Math.floor((width - 20) / each);
  return arns
    .map((arn, i) => {
      const x = 10 + (i % perLine) * each;
      const y = 34 + Math.floor(i / perLine) * each;
      return `<rect x="${x}" y="${y}" width="18" height="18" rx="3" fill="${i === 0 ? '#d13212' : '#1d8102'}"/>`;
    })
    .join('\n');
}

function graph({ title, metrics }, width, height) {
  const box = { x: 44, y: 32, w: width - 56, h: height - 70 };
  const most = scale(title);
  const lines = metrics.map((metric, i) => line(series(`${title}${i}`, most, title), most, box, COLOURS[i % COLOURS.length]));
  const legend = metrics.map((metric, i) => {
    const x = 10 + (i % 3) * ((width - 20) / 3);
    const y = height - 24 + Math.floor(i / 3) * 14;
    return `<rect x="${x}" y="${y - 8}" width="8" height="8" fill="${COLOURS[i % COLOURS.length]}"/>`
      + `<text x="${x + 12}" y="${y}" font-size="9">${text(name(metric))}</text>`;
  });
  const ticks = [0, 0.5, 1].map((part) => {
    const y = box.y + box.h * (1 - part);
    return `<line x1="${box.x}" x2="${box.x + box.w}" y1="${y}" y2="${y}" stroke="#eaeded"/>`
      + `<text x="${box.x - 6}" y="${y + 3}" text-anchor="end" font-size="9">${number(most * part)}</text>`;
  });
  return [...ticks, ...lines, ...legend].join('\n');
}

function line(values, most, { x, y, w, h }, colour) {
  const points = values.map((value, i) => {
    const px = x + (i / (values.length - 1)) * w;
    const py = y + h * (1 - Math.min(1, value / most));
    return `${px.toFixed(1)},${py.toFixed(1)}`;
  });
  return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="1.5"/>`;
}

/** A day is busier than a night; backups come once a day. */
function series(seed, most, title) {
  const random = generator(seed);
  const backups = /^(Backups|Copies)/.test(title);
  const failures = /failed|evictions/.test(title);
  const level = 0.3 + random() * 0.3;
  return Array.from({ length: HOURS * 4 }, (_, i) => {
    const hour = (i / 4) % 24;
    if (failures) return 0;
    if (title.includes('hit rate')) return 88 + 8 * random();
    if (backups) return hour === 2 ? 1 : 0;
    const day = 0.5 + 0.5 * Math.sin(((hour - 9) / 24) * 2 * Math.PI);
    return most * (level * (0.4 + 0.6 * day) + 0.04 * random());
  });
}

function scale(title) {
  if (title.includes('%')) return 100;
  if (title.includes('connections')) return 500;
  if (title.includes('lag')) return 100;
  if (title.includes('(ms)')) return 20;
  if (title.includes('credits')) return 2.4e12;
  return title.includes('bytes') ? 4e9 : 1;
}

function number(value) {
  if (value >= 1e12) return `${value / 1e12}T`;
  return value >= 1e9 ? `${value / 1e9}G` : String(value);
}

/** The label of a series, or else the name of its metric. */
function name(metric) {
  return metric.at(-1).label ?? metric[1];
}

/** The same numbers each time, for the same seed. */
function generator(seed) {
  let state = [...seed].reduce((hash, c) => (Math.imul(hash, 31) + c.codePointAt(0)) >>> 0, 7);
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function text(value) {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
