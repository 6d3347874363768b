import Graph

/// The class and modality of an act, from its verb's class and its mood.
///
/// PLOVER's classes are about what is done *now*: who will help agrees to, who will attack
/// threatens to, who will not help refuses. So a future turns the class, and what is then coded is
/// actual: the promise was made.
struct Composition {
  var event: Event
  var modality: Modality

  init(_ act: Act, isClaimed: Bool) {
    let actual: Modality = isClaimed ? .reported : .asserted
    let mood = act.mood
    event = act.event
    modality = actual
    let isPositive = [.cooperation, .consultation].contains(event.kind)
    if mood.isRequested {
      modality = .requested
    } else if mood.isConditional {
      modality = .hypothetical
    } else if mood.isNegated {
      if mood.isFuture && isPositive || event == .support || event == .agree {
        event = .reject
      } else {
        modality = .negated
      }
    } else if mood.isDuty {
      modality = .requested
    } else if mood.isPossible {
      modality = .hypothetical
    } else if mood.isFuture {
      switch event {
      case .agree, .support, .reject, .threaten, .accuse, .protest, .influence, .affiliation,
        .request:
        modality = event == .request || event == .agree ? .planned : actual
      case .concede, .cooperate, .aid, .retreat, .consult: event = .agree
      case .sanction, .mobilize, .coerce, .assault: event = .threaten
      }
    }
  }
}
