/// The first schema. Frozen: a change is another version with a migration of its own.
///
/// Relations are kept in two tables: what every lens looks at in `relations`, in narrow rows, so
/// that a question reads little; words in `details`, only where there are any. Dates are written
/// yyyymmdd with 00 for what is not known; `first` and `last` are days since 1 January 1970 of the
/// relation's date, or else of its article's. Times are seconds since then, UTC.
enum SchemaV1 {
  static let applicationID = 0x6774_6362

  static let statements = """
    CREATE TABLE words (topic TEXT NOT NULL, code INTEGER NOT NULL, word TEXT NOT NULL,
      PRIMARY KEY (topic, code)) WITHOUT ROWID;
    INSERT INTO words VALUES
      ('event', 1, 'AGREE'), ('event', 2, 'SUPPORT'), ('event', 3, 'CONCEDE'),
      ('event', 4, 'COOPERATE'), ('event', 5, 'AID'), ('event', 6, 'RETREAT'),
      ('event', 7, 'CONSULT'), ('event', 8, 'AFFILIATION'), ('event', 9, 'REQUEST'),
      ('event', 10, 'INFLUENCE'), ('event', 11, 'ACCUSE'), ('event', 12, 'REJECT'),
      ('event', 13, 'THREATEN'), ('event', 14, 'PROTEST'), ('event', 15, 'SANCTION'),
      ('event', 16, 'MOBILIZE'), ('event', 17, 'COERCE'), ('event', 18, 'ASSAULT'),
      ('kind', 1, 'cooperation'), ('kind', 2, 'consultation'), ('kind', 3, 'influence'),
      ('kind', 4, 'conflict'), ('kind', 5, 'affiliation'), ('kind', 6, 'untyped'),
      ('modality', 1, 'asserted'), ('modality', 2, 'reported'), ('modality', 3, 'requested'),
      ('modality', 4, 'planned'), ('modality', 5, 'hypothetical'), ('modality', 6, 'negated'),
      ('basis', 1, 'stated'), ('basis', 2, 'inferred'), ('basis', 3, 'imported'),
      ('basis', 4, 'co-occurrence'),
      ('date basis', 1, 'text'), ('date basis', 2, 'relative'), ('date basis', 3, 'article'),
      ('date basis', 4, 'metadata'), ('date basis', 5, 'name'),
      ('verdict', 1, 'accepted'), ('verdict', 2, 'rejected'),
      ('actor kind', 1, 'state'), ('actor kind', 2, 'official'),
      ('actor kind', 3, 'organization'), ('actor kind', 4, 'group');

    CREATE TABLE runs (run INTEGER PRIMARY KEY, began INTEGER NOT NULL, ended INTEGER,
      version TEXT NOT NULL, command TEXT NOT NULL, model TEXT, lexicon TEXT,
      articles INTEGER NOT NULL DEFAULT 0, actors INTEGER NOT NULL DEFAULT 0,
      relations INTEGER NOT NULL DEFAULT 0, held INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE run_arguments (run INTEGER NOT NULL, position INTEGER NOT NULL,
      argument TEXT NOT NULL, PRIMARY KEY (run, position)) WITHOUT ROWID;

    CREATE TABLE articles (article INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT,
      date INTEGER, date_basis INTEGER, outlet TEXT, author TEXT, language TEXT, hash TEXT,
      hash_given INTEGER NOT NULL, duplicate_of TEXT, run INTEGER NOT NULL);
    CREATE INDEX articles_by_hash ON articles (hash) WHERE hash IS NOT NULL;
    CREATE TABLE texts (article INTEGER PRIMARY KEY, text TEXT NOT NULL);
    CREATE TABLE urls (article INTEGER NOT NULL, position INTEGER NOT NULL, url TEXT NOT NULL,
      run INTEGER NOT NULL, PRIMARY KEY (article, position)) WITHOUT ROWID;
    CREATE TABLE copies (article INTEGER NOT NULL, id TEXT NOT NULL, outlet TEXT, date INTEGER,
      run INTEGER NOT NULL, PRIMARY KEY (article, id)) WITHOUT ROWID;

    CREATE TABLE actors (actor INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
      kind INTEGER NOT NULL, country TEXT, country_run INTEGER, sector TEXT, sector_run INTEGER,
      run INTEGER NOT NULL, article INTEGER);
    CREATE TABLE aliases (actor INTEGER NOT NULL, position INTEGER NOT NULL, alias TEXT NOT NULL,
      run INTEGER NOT NULL, article INTEGER, PRIMARY KEY (actor, position)) WITHOUT ROWID;
    CREATE TABLE roles (actor INTEGER NOT NULL, position INTEGER NOT NULL, title TEXT NOT NULL,
      body TEXT, since INTEGER, until INTEGER, run INTEGER NOT NULL, article INTEGER,
      PRIMARY KEY (actor, position)) WITHOUT ROWID;

    -- An id of r- and ten hexadecimal digits is kept as their number; lists: 1 claims, 2 about.
    CREATE TABLE relations (relation INTEGER PRIMARY KEY, id NOT NULL, source INTEGER NOT NULL,
      target INTEGER, event INTEGER, kind INTEGER NOT NULL, mutual INTEGER NOT NULL,
      basis INTEGER NOT NULL, modality INTEGER NOT NULL, confidence REAL NOT NULL,
      verdict INTEGER, first INTEGER, last INTEGER, article INTEGER, weight REAL NOT NULL,
      joint INTEGER, intensity REAL, run INTEGER NOT NULL, lists INTEGER NOT NULL,
      date INTEGER, date_basis INTEGER, sentence INTEGER, file INTEGER, line INTEGER,
      rule INTEGER);
    CREATE UNIQUE INDEX relations_by_id ON relations (id);
    CREATE INDEX relations_by_source ON relations (source);
    CREATE INDEX relations_by_target ON relations (target) WHERE target IS NOT NULL;
    CREATE INDEX relations_by_day ON relations (first) WHERE first IS NOT NULL;
    CREATE INDEX relations_by_article ON relations (article) WHERE article IS NOT NULL;
    CREATE TABLE details (relation INTEGER PRIMARY KEY, start INTEGER, stop INTEGER, quote TEXT,
      source_text TEXT, event_text TEXT, target_text TEXT, condition TEXT);
    CREATE TABLE claims (relation INTEGER NOT NULL, position INTEGER NOT NULL,
      claimant TEXT NOT NULL, PRIMARY KEY (relation, position)) WITHOUT ROWID;
    CREATE TABLE about (relation INTEGER NOT NULL, position INTEGER NOT NULL,
      actor INTEGER NOT NULL, PRIMARY KEY (relation, position)) WITHOUT ROWID;
    CREATE INDEX about_by_actor ON about (actor);
    CREATE TABLE strings (string INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);

    -- How many relations share all that a lens may ask of one; 0 and -9999999 stand for none.
    CREATE TABLE tallies (run INTEGER NOT NULL, verdict INTEGER NOT NULL, kind INTEGER NOT NULL,
      event INTEGER NOT NULL, basis INTEGER NOT NULL, modality INTEGER NOT NULL,
      confidence REAL NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (run, verdict, kind, event, basis, modality, confidence, first, last)
    ) WITHOUT ROWID;

    CREATE TABLE decisions (decision INTEGER PRIMARY KEY, line TEXT NOT NULL, reason TEXT,
      made INTEGER NOT NULL, made_after INTEGER NOT NULL, undone INTEGER,
      undone_after INTEGER);
    CREATE TABLE grades (grade INTEGER PRIMARY KEY, outlet TEXT NOT NULL, mark TEXT NOT NULL,
      made INTEGER NOT NULL, made_after INTEGER NOT NULL);

    CREATE VIEW article_content AS
      SELECT a.article AS article, a.title AS title, t.text AS text
      FROM articles a LEFT JOIN texts t USING (article);
    CREATE VIEW quote_content AS
      SELECT d.relation AS relation, coalesce(d.quote, CAST(
        substr(CAST(t.text AS BLOB), d.start + 1, d.stop - d.start) AS TEXT)) AS quote
      FROM details d JOIN relations r USING (relation) LEFT JOIN texts t ON t.article = r.article
      WHERE d.start IS NOT NULL;
    CREATE VIRTUAL TABLE article_index USING fts5(title, text, content='article_content',
      content_rowid='article', tokenize='porter unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE quote_index USING fts5(quote, content='quote_content',
      content_rowid='relation', tokenize='porter unicode61 remove_diacritics 2');

    -- For people and other programs; ours reads the tables.
    CREATE VIEW relation_list AS
      SELECT CASE typeof(r.id) WHEN 'integer' THEN printf('r-%010x', r.id) ELSE r.id END AS id,
        s.id AS source, t.id AS target,
        (SELECT word FROM words WHERE topic = 'event' AND code = r.event) AS event,
        (SELECT word FROM words WHERE topic = 'kind' AND code = r.kind) AS kind,
        (SELECT word FROM words WHERE topic = 'modality' AND code = r.modality) AS modality,
        date(r.first * 86400, 'unixepoch') AS first_day,
        date(r.last * 86400, 'unixepoch') AS last_day, a.outlet AS outlet, a.id AS article,
        r.confidence AS confidence, q.quote AS quote
      FROM relations r JOIN actors s ON s.actor = r.source LEFT JOIN actors t ON t.actor = r.target
        LEFT JOIN articles a ON a.article = r.article
        LEFT JOIN quote_content q ON q.relation = r.relation;
    """
}
