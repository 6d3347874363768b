// The form of the filters, made of what the data has.
const form = byID('filters');
on(form, 'submit', event => event.preventDefault());

function tally(values, size) {
  const counts = new Array(size).fill(0);
  for (const value of values) if (value >= 0) counts[value]++;
  return counts;
}
function check(set, value, label, count, className) {
  const box = make('input', {type: 'checkbox', change: () => {
    if (box.checked) set.add(value); else set.delete(value);
    refresh();
  }});
  box.checked = set.has(value);
  return make('label', {class: className}, box, label,
    make('span', {class: 'count'}, count.toLocaleString('en')));
}
// A piece of line as the map draws its kind.
function swatch(kindName) {
  const one = make('svg', {class: 'graphtool swatch', viewBox: '0 0 30 8', 'aria-hidden': 'true'});
  const dash = {consultation: '0.1 5.5', influence: '10 4', conflict: '9 4 0.1 4'}[kindName];
  one.append(make('path', {class: `stroke-${kindName}`, d: 'M2 4H28', fill: 'none',
    'stroke-width': kindName === 'affiliation' ? 1.2 : 2.6, 'stroke-dasharray': dash,
    'stroke-linecap': kindName === 'consultation' || kindName === 'conflict' ? 'round' : null}));
  return one;
}

function fill(id, parts) {
  const set = byID(id);
  set.replaceChildren(set.firstElementChild, ...parts.flat().filter(Boolean));
  set.hidden = set.children.length < 2;
}
function drawForm() {
  const byKind = tally(kind, D.kinds.length), byEvent = tally(event, D.events.length);
  const byModality = tally(modality, D.modalities.length);
  fill('dates', drawDates());
  fill('kinds', D.kinds.map((kindName, k) => byKind[k] && make('div', {class: 'kind'},
    check(filter.kinds, k, [swatch(kindName), kindName], byKind[k], 'main'),
    D.events.map((one, e) => one.kind === k && byEvent[e] > 0
      && check(filter.events, e, one.words, byEvent[e], 'sub')))));
  fill('modalities', D.modalityWords.map((words, m) => byModality[m] > 0
    && check(filter.modalities, m, words, byModality[m], 'main')));
}
for (const key of ['articles', 'confidence']) {
  const input = byID(`least-${key}`);
  on(input, 'input', () => {
    if (!input.validity.valid || input.value === '') return;
    filter[key] = Number(input.value);
    refresh();
  });
}

// Two sliders over a picture of how many relations each time has.
function drawDates() {
  if (!(firstDay < lastDay)) return [];
  const bins = 48, counts = new Array(bins).fill(0), days = lastDay - firstDay;
  let undated = 0;
  for (let i = 0; i < N; i++) {
    if (date[i] < 0) { undated++; continue; }
    const middle = (spans[date[i]][0] + spans[date[i]][1]) / 2;
    counts[Math.min(bins - 1, Math.floor((middle - firstDay) / days * bins))]++;
  }
  const most = Math.max(...counts);
  const bars = make('svg', {class: 'bars', viewBox: `0 0 ${bins} 20`, preserveAspectRatio: 'none',
    'aria-hidden': 'true'}, counts.map((n, x) => n > 0 && make('rect', {x: x + 0.1,
    y: 20 - Math.max(1, n / most * 20), width: 0.8, height: Math.max(1, n / most * 20)}))
    .filter(Boolean));
  const iso = day => new Date(day * 864e5).toISOString().slice(0, 10);
  const said = make('output', {});
  const slider = (key, label) => {
    const input = make('input', {type: 'range', id: key, min: firstDay, max: lastDay, step: 1,
      'aria-label': label, input: () => {
        filter[key] = Number(input.value);
        if (filter.since > filter.until) {
          const other = key === 'since' ? 'until' : 'since';
          filter[other] = filter[key];
          byID(other).value = filter[key];
        }
        tell();
        refresh();
      }});
    input.value = filter[key];
    return input;
  };
  const sliders = [slider('since', 'First day'), slider('until', 'Last day')];
  function tell() {
    said.textContent = `${iso(filter.since)} to ${iso(filter.until)}`;
    for (const input of sliders) input.setAttribute('aria-valuetext', iso(Number(input.value)));
    bars.querySelectorAll('rect').forEach(bar => {
      const at = firstDay + (Number(bar.getAttribute('x')) + 0.4) / bins * days;
      flag(bar, 'outside', at < filter.since - days / bins || at > filter.until + days / bins);
    });
  }
  tell();
  return [bars, make('div', {class: 'sliders'}, sliders), said,
    undated > 0 && note(`${count(undated, 'relation')} without a date: in no part of this time.`)];
}

on(form, 'reset', event => {
  event.preventDefault();
  Object.assign(filter, everything());
  for (const key of ['articles', 'confidence']) byID(`least-${key}`).value = filter[key];
  drawForm();
  refresh();
});

// Once a frame at most, however fast a slider is drawn.
let isDue = false;
function refresh() {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    applyFilter();
    drawFilter();
    drawRanking();
    if (showing) showing();
    const out = [...leftOut].sort((a, b) => b[1] - a[1])
      .map(([reason, n]) => `${n.toLocaleString('en')} ${reason}`);
    byID('shown').textContent = `Shown: ${count(passing, 'relation')} of `
      + `${N.toLocaleString('en')}, ${count(lines.filter(line => line.isShown).length, 'line')} of `
      + lines.length.toLocaleString('en') + (out.length ? ` · left out ${out.join(', ')}` : '');
  });
}
