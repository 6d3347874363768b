/// The seventeen universal parts of speech (<https://universaldependencies.org/u/pos/>).
public enum UniversalTag: String, Sendable, CaseIterable {
  case adjective = "ADJ"
  case adposition = "ADP"
  case adverb = "ADV"
  case auxiliary = "AUX"
  case coordinator = "CCONJ"
  case determiner = "DET"
  case interjection = "INTJ"
  case noun = "NOUN"
  case numeral = "NUM"
  case particle = "PART"
  case pronoun = "PRON"
  case properNoun = "PROPN"
  case punctuation = "PUNCT"
  case subordinator = "SCONJ"
  case symbol = "SYM"
  case verb = "VERB"
  case other = "X"
}

/// A Penn Treebank tag; the raw value is its name, such as `VBD`.
///
/// Files may hold tags of their own, so this is an open set: any string is a tag.
public struct PennTag: RawRepresentable, Hashable, Sendable {
  public var rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// A Universal Dependencies relation with its subtype, such as `nsubj:pass`.
///
/// Cases are the relations of the English treebanks
/// (<https://universaldependencies.org/en/dep/>). A subtype that is not among them is read as its
/// main relation, an unknown main relation as `dep`.
public enum DependencyRelation: String, Sendable, CaseIterable {
  case acl, advcl, advmod, amod, appos, aux, `case`, cc, ccomp, compound, conj, cop, csubj, dep
  case det, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod, nsubj
  case nummod, obj, obl, orphan, parataxis, punct, reparandum, root, vocative, xcomp, clf
  case aclRelcl = "acl:relcl"
  case advclRelcl = "advcl:relcl"
  case auxPass = "aux:pass"
  case ccPreconj = "cc:preconj"
  case compoundPrt = "compound:prt"
  case csubjOuter = "csubj:outer"
  case csubjPass = "csubj:pass"
  case detPredet = "det:predet"
  case flatForeign = "flat:foreign"
  case nmodDesc = "nmod:desc"
  case nmodPoss = "nmod:poss"
  case nmodUnmarked = "nmod:unmarked"
  case nsubjOuter = "nsubj:outer"
  case nsubjPass = "nsubj:pass"
  case oblAgent = "obl:agent"
  case oblUnmarked = "obl:unmarked"

  /// The relation of that name; of its main relation when the subtype is unknown; else `dep`.
  public init(named name: some StringProtocol) {
    if let exact = DependencyRelation(rawValue: String(name)) {
      self = exact
    } else {
      let main = name.prefix { $0 != ":" }
      self = DependencyRelation(rawValue: String(main)) ?? .dep
    }
  }
}
