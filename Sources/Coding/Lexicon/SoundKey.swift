/// What stays of a name when it is written in Latin letters another way: the consonants, those that
/// transcriptions exchange as one.
///
///     soundKey("Qadhafi") == soundKey("Gaddafi")
///     soundKey("Yatsenyuk") == soundKey("Yatseniuk")
func soundKey(_ name: String) -> String {
  var key = ""
  var previous: Character?
  let letters = Array(name.lowercased())
  var i = 0
  while i < letters.count {
    let letter = letters[i]
    let next = i + 1 < letters.count ? letters[i + 1] : " "
    var sound: Character?
    var width = 1
    switch (letter, next) {
    case ("k", "h"), ("c", "h"), ("h", _), ("x", _):
      (sound, width) = ("h", letter == "h" || letter == "x" ? 1 : 2)
    case ("g", "h"), ("d", "h"), ("t", "h"): (sound, width) = (letter == "g" ? "k" : letter, 2)
    case ("p", "h"): (sound, width) = ("f", 2)
    case ("s", "h"), ("s", "c"): (sound, width) = ("s", 2)
    case ("t", "z"): (sound, width) = ("z", 2)
    case ("t", "s"): (sound, width) = ("z", 2)
    case ("c", "k"): (sound, width) = ("k", 2)
    case ("g", _), ("q", _), ("c", _), ("k", _): sound = "k"
    case ("w", _), ("v", _): sound = "v"
    case ("s", _), ("ş", _), ("š", _), ("ś", _): sound = "s"
    case ("z", _), ("ž", _), ("ż", _), ("ź", _): sound = "z"
    case ("č", _), ("ć", _), ("ç", _): sound = "k"
    case ("đ", _), ("ð", _): sound = "d"
    case ("ł", _): sound = "l"
    case ("ñ", _), ("ń", _), ("ň", _): sound = "n"
    case ("ř", _): sound = "r"
    case ("ğ", _): sound = "k"
    case ("b", _), ("d", _), ("f", _), ("l", _), ("m", _), ("n", _), ("p", _), ("r", _), ("t", _):
      sound = letter
    default: sound = i == 0 ? "a" : nil
    }
    if let sound, sound != previous { key.append(sound) }
    previous = sound
    i += width
  }
  return key
}
