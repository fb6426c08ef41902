/**
 * Where an answer's keys and kinds differ from a sample's: `-key` is missing, `+key` is more, `~key` of another kind.
 * Null goes with every kind; of a list, the first entries are compared, if both have one.
 */
export function differences(sample: unknown, answer: unknown, at = ""): readonly string[] {
  if (sample === null || answer === null) return [];
  if (Array.isArray(sample) && Array.isArray(answer)) {
    return sample.length > 0 && answer.length > 0 ? differences(sample[0], answer[0], `${at}[]`) : [];
  }
  if (isObject(sample) && isObject(answer)) {
    const under = (key: string) => (at === "" ? key : `${at}.${key}`);
    const missing = Object.keys(sample).filter((key) => !Object.hasOwn(answer, key));
    const more = Object.keys(answer).filter((key) => !Object.hasOwn(sample, key));
    const shared = Object.keys(sample).filter((key) => Object.hasOwn(answer, key));
    return [
      ...missing.map((key) => `-${under(key)}`),
      ...more.map((key) => `+${under(key)}`),
      ...shared.flatMap((key) => differences(Reflect.get(sample, key), Reflect.get(answer, key), under(key))),
    ];
  }
  const same = typeof sample === typeof answer && Array.isArray(sample) === Array.isArray(answer);
  return same ? [] : [`~${at}`];
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
