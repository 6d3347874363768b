// Which relations pass the filters, and why the others do not.
const pass = new Uint8Array(N);
const everything = () => ({
  kinds: new Set(D.kinds.keys()), events: new Set([-1, ...D.events.keys()]),
  modalities: new Set(D.modalities.keys()),
  since: firstDay, until: lastDay, articles: 1, confidence: 0,
});
const filter = everything();
let leftOut = new Map(), passing = N;

function applyFilter() {
  const dated = filter.since > firstDay || filter.until < lastDay;
  leftOut = new Map();
  const drop = reason => leftOut.set(reason, (leftOut.get(reason) || 0) + 1);
  for (let i = 0; i < N; i++) {
    let reason = null;
    if (!filter.kinds.has(kind[i])) reason = kindOf(i);
    else if (!filter.events.has(event[i])) reason = 'other events';
    else if (!filter.modalities.has(modality[i])) reason = 'of another modality';
    else if (confidence[i] < filter.confidence) reason = 'of low confidence';
    else if (dated && date[i] < 0) reason = 'undated';
    else if (dated && (spans[date[i]][0] < filter.since || spans[date[i]][1] > filter.until)) {
      reason = 'outside the dates';
    }
    pass[i] = !reason;
    if (reason) drop(reason);
  }
  inEnoughArticles(pass, () => drop('in too few articles'));
  passing = pass.reduce((sum, one) => sum + one, 0);
}

// Of the relations kept, takes out those whose pair and kind are in too few articles among them; a
// mutual one is of the pair both ways round.
function inEnoughArticles(keep, drop) {
  if (filter.articles < 2) return;
  const stories = new Map();
  const pairs = i => {
    const key = (s, t) => (s * (A + 1) + t + 1) * 8 + kind[i], s = source[i], t = target[i];
    return mutual[i] && t >= 0 ? [key(s, t), key(t, s)] : [key(s, t)];
  };
  for (let i = 0; i < N; i++) {
    for (const pair of keep[i] ? pairs(i) : []) {
      if (!stories.has(pair)) stories.set(pair, new Set());
      stories.get(pair).add(storyOf(i));
    }
  }
  for (let i = 0; i < N; i++) {
    if (!keep[i] || pairs(i).some(pair => stories.get(pair).size >= filter.articles)) continue;
    keep[i] = 0;
    drop();
  }
}

// The network of the relations that pass, as graphtool's default lens makes it for a question:
// what is or was so, with confidence 0.5 or more. `counts` are the kinds that count; affiliation
// is walked both ways when `walksTies`.
function network(counts, walksTies) {
  const strengths = new Map(), shares = new Map();
  const arc = (s, t, i) => {
    const place = s * A + t, value = share(i);
    let known = 0;
    if (units[i] >= 0) {
      // One unit counts once, with its largest share.
      const key = place * D.units + units[i];
      known = shares.get(key) || 0;
      if (value > known) shares.set(key, value);
    }
    if (value > known) strengths.set(place, (strengths.get(place) || 0) + value - known);
  };
  const counted = pass.map((passes, i) => passes && actual(modality[i]) && confidence[i] >= 0.5
    && counts.has(kindOf(i)) && !isGuess(i));
  // A pair with one act that counts and one that is only wished for is in one article here.
  inEnoughArticles(counted, () => {});
  for (let i = 0; i < N; i++) {
    const s = source[i], t = target[i];
    if (!counted[i] || t < 0 || t === s) continue;
    arc(s, t, i);
    if (D.undirected || mutual[i] || walksTies && kindOf(i) === 'affiliation') arc(t, s, i);
  }
  return strengths;
}

function degrees() {
  const strengths = network(
    new Set(['cooperation', 'consultation', 'influence', 'conflict', 'untyped']), false);
  const degree = new Float64Array(A), strength = new Float64Array(A);
  for (const [place, value] of strengths) {
    const s = Math.floor(place / A), t = place % A;
    degree[s]++;
    strength[s] += value;
    if (D.undirected) continue;
    degree[t]++;
    strength[t] += value;
  }
  return {degree, strength};
}
