/** One thing that a customer says, and how long after the one before. */
export interface Line {
  readonly name: string;
  readonly email: string;
  readonly words: string;
  /** Milliseconds. */
  readonly pause: number;
}

const FIRST = [
  "Lea",
  "Omar",
  "Ines",
  "Tomas",
  "Aiko",
  "Grace",
  "Nils",
  "Zola",
  "Ravi",
  "Mina",
  "Paul",
  "Wanda",
];
const LAST = [
  "Moss",
  "Haddad",
  "Prado",
  "Novak",
  "Sato",
  "Okoro",
  "Berg",
  "Dlamini",
  "Rao",
  "Farkas",
  "Lind",
];
const WORDS = [
  "Is the blue one in stock?",
  "I can't sign in since this morning.",
  "Where do I find last month's invoice?",
  "Does the Pro plan have single sign-on?",
  "My order arrived broken.",
  "Can I change the delivery address?",
  "The export has been running for an hour.",
  "How do I add a colleague?",
  "I'd like to cancel, please.",
  "Thank you, that solved it! One more thing …",
];
const LONGEST_PAUSE_MS = 1_500;

/** An endless stream of customers; the same random source gives the same stream. */
export function* customers(random: () => number): Generator<Line, never> {
  for (let n = 1; ; n += 1) {
    const name = nameFrom(random);
    const email = `${name.toLowerCase().replace(" ", ".")}.${n}@example.test`;
    yield { name, email, words: pick(WORDS, random), pause: Math.ceil(random() * LONGEST_PAUSE_MS) };
  }
}

/** Somebody's name. */
export function nameFrom(random: () => number): string {
  return `${pick(FIRST, random)} ${pick(LAST, random)}`;
}

function pick(from: readonly string[], random: () => number): string {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new RangeError("a random number from 0 up to 1 was expected");
  return found;
}
