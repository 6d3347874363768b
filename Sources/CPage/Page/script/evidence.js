// The evidence of relations, as cards: the sentence in its context, who says so, when, where.
const strings = {};
for (const key in D.texts) strings[key] = column(D.texts[key]);
const verdict = numbers('verdict'), sentence = numbers('sentence');
const says = (key, i) => text(strings[key][i]);

const wordsOf = i => event[i] >= 0
  ? (target[i] < 0 ? D.events[event[i]].alone : D.events[event[i]].words)
  : D.plain[kind[i]];

// The quote with the words that name source, event and target marked, where they stand apart.
function marked(i) {
  const quote = says('quote', i), cuts = [];
  for (const [key, title] of [['eventText', 'event'], ['sourceText', 'source'],
    ['targetText', 'target']]) {
    const words = says(key, i);
    let at = words ? quote.indexOf(words) : -1;
    const taken = () => cuts.some(cut => at < cut[1] && at + words.length > cut[0]);
    while (at >= 0 && taken()) at = quote.indexOf(words, at + 1);
    if (at >= 0) cuts.push([at, at + words.length, title]);
  }
  cuts.sort((a, b) => a[0] - b[0]);
  const parts = [];
  let from = 0;
  for (const [start, end, title] of cuts) {
    parts.push(quote.slice(from, start), make('mark', {class: title}, quote.slice(start, end)));
    from = end;
  }
  return [...parts, quote.slice(from)];
}

function card(i) {
  const facts = [];
  const fact = (term, ...detail) => {
    if (detail.some(part => part)) facts.push(make('dt', {}, term), make('dd', {}, ...detail));
  };
  const from = article[i] < 0 ? null : D.articles[article[i]];
  if (says('claimant', i)) fact('According to', make('bdi', {}, says('claimant', i)));
  fact('Said as', D.modalityWords[modality[i]]
    + (says('condition', i) ? `: ${says('condition', i)}` : ''));
  if (date[i] >= 0) {
    const how = says('dateBasis', i);
    fact('Date', make('time', {datetime: D.dates[date[i]]}, D.dates[date[i]]), how && ` (${how})`);
  } else fact('Date', 'none');
  if (from) {
    const title = make('bdi', {}, from.title || from.id);
    fact('Article', from.url
      ? make('a', {href: from.url, rel: 'noreferrer noopener', target: '_blank'}, title) : title);
    fact('Outlet', from.outlet && make('bdi', {}, from.outlet));
    fact('Sentence', sentence[i] > 0 && String(sentence[i]));
  }
  fact('Row', says('row', i));
  fact('Rule', says('rule', i) && make('code', {}, says('rule', i)));
  fact('Confidence', D.bases[basis[i]] !== 'imported' && digits(confidence[i]));
  fact('Relation', make('code', {}, ids[i]),
    verdict[i] === 1 && ' accepted by an analyst',
    D.bases[basis[i]] === 'inferred' && ' an actor inferred from the context');
  const quote = says('quote', i);
  const whole = from && from.text && make('details', {},
    make('summary', {}, 'The whole article'), make('p', {class: 'whole'}, from.text));
  return make('article', {class: `card ${kindOf(i)}`, 'data-relation': ids[i]},
    make('p', {class: 'say'}, make('bdi', {}, name(source[i])), ` ${wordsOf(i)} `,
      target[i] >= 0 && make('bdi', {}, name(target[i])),
      mutual[i] === 1 && make('span', {class: 'both'}, ' (both ways)')),
    quote && make('blockquote', {dir: 'auto'},
      says('before', i) && make('span', {class: 'near'}, says('before', i) + ' '),
      make('q', {}, ...marked(i)),
      says('after', i) && make('span', {class: 'near'}, ' ' + says('after', i))),
    make('dl', {}, ...facts), whole);
}

// Cards, fifty at a time; those that are so before those that are only planned, supposed, denied.
function cards(relations) {
  const order = [...relations].sort((a, b) =>
    actual(modality[b]) - actual(modality[a]) || modality[a] - modality[b]
    || (says('quote', b) !== '') - (says('quote', a) !== '') || confidence[b] - confidence[a]
    || (D.dates[date[a]] || '') .localeCompare(D.dates[date[b]] || '', 'en') || a - b);
  const list = make('div', {class: 'cards'});
  const more = make('button', {class: 'more', click: () => add()});
  let shown = 0;
  function add() {
    list.append(...order.slice(shown, shown + 50).map(card));
    shown = Math.min(shown + 50, order.length);
    more.textContent = `Show more (${count(order.length - shown, 'relation')} left)`;
    more.hidden = shown >= order.length;
  }
  add();
  return [list, more];
}

// The head of a panel's content, and what of the relations the filters leave.
function heading(title, words) {
  return [make('h2', {}, title), words && note(words)];
}
function left(relations) {
  const shown = relations.filter(i => pass[i]);
  const dropped = relations.length - shown.length;
  const stories = new Set(shown.filter(i => article[i] >= 0).map(storyOf));
  return [shown, count(shown.length, 'relation')
    + (stories.size ? ` in ${count(stories.size, 'article')}` : '')
    + (dropped ? `; ${dropped} more hidden by the filters` : '')];
}
