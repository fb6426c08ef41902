import { pick } from "../random.ts";

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

/** Such as "Lea Moss". Takes two random numbers. */
export function nameBy(random: () => number): string {
  return `${pick(FIRST, random)} ${pick(LAST, random)}`;
}
