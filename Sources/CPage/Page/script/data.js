// The data of the page, column by column, as it is in its JSON; a column that holds one value
// throughout is that value.
const root = document.documentElement;
root.classList.add('js');
const D = JSON.parse(document.getElementById('data').textContent);
const N = D.count, A = D.actors.length;

const column = values => Array.isArray(values) ? values : new Array(N).fill(values);
const numbers = name => Float64Array.from(column(D.relations[name]));
const ids = D.ids;
const source = numbers('source'), target = numbers('target');  // places in actors; -1: no target
const kind = numbers('kind'), event = numbers('event');  // places; event -1: none
const modality = numbers('modality'), mutual = numbers('mutual');
const date = numbers('date'), article = numbers('article');  // places; -1: none
const confidence = numbers('confidence'), weight = numbers('weight');
const joint = numbers('joint'), intensity = numbers('intensity');
const basis = numbers('basis');
const isGuess = i => D.bases[basis[i]] === 'co-occurrence';  // never counted by default
const kindOf = i => D.kinds[kind[i]];
const actual = m => m < 2;  // asserted and reported come first
const text = place => place < 0 ? '' : D.strings[place];

// Days since 1970 of the first and last day that a date, whole or partial, may mean.
const spans = D.dates.map(iso => {
  const [year, month, day] = iso.split('-').map(Number);
  const at = (y, m, d) => new Date(0).setUTCFullYear(y, m, d) / 864e5;
  return month
    ? [at(year, month - 1, day || 1), day ? at(year, month - 1, day) : at(year, month, 0)]
    : [at(year, 0, 1), at(year, 11, 31)];
});
let firstDay = Infinity, lastDay = -Infinity;
for (const [first, last] of spans) {
  firstDay = Math.min(firstDay, first);
  lastDay = Math.max(lastDay, last);
}

// Relations that say one thing in one article, or outlet, are one unit of strength.
const units = D.outlets && D.weight === 'outlets'
  ? article.map(a => a < 0 ? -1 : D.outlets[a])
  : D.weight === 'articles' ? article.map(a => a < 0 ? -1 : D.stories[a])
  : article.map(() => D.weight === 'one' ? 0 : -1);
function share(i) {
  const part = joint[i] ? weight[i] : 1;
  if (D.weight === 'value') return weight[i];
  if (D.weight === 'intensity') return Math.abs(intensity[i]) * part;
  return D.weight === 'one' ? 1 : part;
}
const storyOf = i => article[i] < 0 ? 'r' + i : D.stories[article[i]];

// Makes an element; a text is always a text, an attribute never a handler.
function make(tag, attributes, ...children) {
  const element = ['svg', 'g', 'path', 'rect', 'use', 'line'].includes(tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === 'function') on(element, name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter(child => child || child === 0));
  return element;
}
const note = (...words) => make('p', {class: 'note'}, ...words);
const byID = id => document.getElementById(id);
const count = (n, one) => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`;
// Up to four significant digits, as the command line's tables have.
const digits = x => Number.isInteger(x) ? String(x) : String(Number(x.toPrecision(4)));
const name = a => D.actors[a].name;
const on = (target, type, action, options) => target.addEventListener(type, action, options);
const onClick = (id, action) => on(byID(id), 'click', action);
const flag = (element, name, isOn) => element.classList.toggle(name, isOn);
