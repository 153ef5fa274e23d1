/**
 * Finds the least sum of products of a Boolean function with "don't care" rows: all prime implicants (W. V. Quine, "The
 * problem of simplifying truth functions", 1952; E. J. McCluskey, "Minimization of Boolean functions", 1956), then the
 * cheapest choice of primes that covers every 1.
 */

/** A product of literals: variable i appears if bit i of `care` is set, negated if bit i of `bits` is not. */
export interface Cube {
  readonly care: number;
  readonly bits: number;
}

export interface Cover {
  readonly cubes: readonly Cube[];
  /** False if the search for a cheaper cover ended early. */
  readonly isProven: boolean;
}

/** Most variables: the table of all products has 3^width entries. */
export const MOST_VARIABLES = 10;

/** Cost of a product; one product more is worse than any number of literals. */
const TERM = 10_000;
/** Most pairs of a prime and a 1 that the search for a cheaper cover looks at: a few hundredths of a second. */
const MOST_WORK = 300_000;
/** Products that are looked at without a pause. */
const AT_ONCE = 4096;
/** Most primes that are compared with each other. */
const MOST_COMPARED = 800;

/**
 * Returns a cheapest cover, first by its number of products, then of literals. Products with the first variables come
 * first. Yields often: many variables take long.
 *
 * @param on combinations where the function is 1; bit i is variable i
 * @param off combinations where it is 0; all others are "don't care"
 * @param width number of variables, at most MOST_VARIABLES
 */
export function* minimalCover(on: readonly number[], off: readonly number[], width: number): Generator<void, Cover> {
  if (on.length === 0) return { cubes: [], isProven: true };
  const ones = [...new Set(on)];
  return yield* coverWith(yield* primeImplicants(ones, off, width), ones);
}

export function literalsOf({ care }: Cube): number {
  let count = 0;
  for (let rest = care; rest > 0; rest &= rest - 1) count++;
  return count;
}

export function contains({ care, bits }: Cube, combination: number): boolean {
  return (combination & care) === bits;
}

/** Returns the prime implicants that contain a 1. */
export function* primeImplicants(
  on: readonly number[],
  off: readonly number[],
  width: number,
): Generator<void, Cube[]> {
  // A product is a number in base 3 whose digit is the literal's bit, or 2 for a variable that does not appear.
  const powers = Array.from({ length: width }, (_, variable) => 3 ** variable);
  const indexOf = (combination: number) =>
    powers.reduce((sum, power, variable) => sum + power * ((combination >> variable) & 1), 0);
  const isImplicant = new Uint8Array(3 ** width).fill(1);
  const hasOne = new Uint8Array(3 ** width);
  for (const combination of off) isImplicant[indexOf(combination)] = 0;
  for (const combination of on) hasOne[indexOf(combination)] = 1;
  const digits = new Uint8Array(width);
  const next = () => {
    for (let variable = 0; variable < width; variable++) {
      digits[variable] = (digits[variable]! + 1) % 3;
      if (digits[variable] !== 0) break;
    }
  };
  for (let index = 0; index < isImplicant.length; index++) {
    if (index % AT_ONCE === 0) yield;
    const open = digits.indexOf(2);
    next();
    if (open < 0) continue;
    const [one, zero] = [index - powers[open]!, index - 2 * powers[open]!];
    isImplicant[index] = isImplicant[one]! & isImplicant[zero]!;
    hasOne[index] = hasOne[one]! | hasOne[zero]!;
  }
  const primes: Cube[] = [];
  const isPrime = (index: number) =>
    !digits.some((digit, variable) => digit < 2 && isImplicant[index + (2 - digit) * powers[variable]!]);
  digits.fill(0);
  for (let index = 0; index < isImplicant.length; index++) {
    if (index % AT_ONCE === 0) yield;
    if (isImplicant[index] && hasOne[index] && isPrime(index)) primes.push(cubeOf(digits));
    next();
  }
  return primes;
}

/** Returns the product of digits in base 3. */
function cubeOf(digits: Uint8Array): Cube {
  let [care, bits] = [0, 0];
  digits.forEach((digit, variable) => {
    if (digit < 2) care |= 1 << variable;
    if (digit === 1) bits |= 1 << variable;
  });
  return { care, bits };
}

/** A prime, its cost, and the 1s that it covers. */
interface Candidate {
  readonly cube: Cube;
  readonly cost: number;
  readonly covers: ReadonlySet<number>;
}

function* coverWith(primes: readonly Cube[], ones: readonly number[]): Generator<void, Cover> {
  let candidates: Candidate[] = [];
  for (const cube of primes) {
    const covers = new Set(ones.filter((one) => contains(cube, one)));
    candidates.push({ cube, cost: TERM + literalsOf(cube), covers });
    yield;
  }
  const chosen: Candidate[] = [];
  let open = new Set(ones);
  for (;;) {
    candidates = yield* withoutDominated(restrictedTo(candidates, open));
    const essential = essentialOf(candidates, open);
    if (essential.length === 0) break;
    for (const candidate of essential) {
      chosen.push(candidate);
      open = new Set([...open].filter((one) => !candidate.covers.has(one)));
    }
  }
  const search = new CoverSearch();
  yield* search.run(candidates, open);
  const cubes = [...chosen, ...search.best].map(({ cube }) => cube).sort(byVariables);
  return { cubes, isProven: search.isProven };
}

/** Compares products by their first different variable: negated first, as rows count, and last where it does not appear. */
function byVariables(one: Cube, other: Cube): number {
  const difference = (one.care ^ other.care) | (one.bits ^ other.bits);
  const variable = difference & -difference;
  const rank = ({ care, bits }: Cube) => (bits & variable ? 1 : care & variable ? 0 : 2);
  return rank(one) - rank(other);
}

function restrictedTo(candidates: readonly Candidate[], open: ReadonlySet<number>): Candidate[] {
  return candidates.flatMap((candidate) => {
    const covers = new Set([...candidate.covers].filter((one) => open.has(one)));
    return covers.size > 0 ? [{ ...candidate, covers }] : [];
  });
}

/** Returns the candidates without those that cover nothing that a cheaper one, or an equal one before, does not. */
function* withoutDominated(candidates: readonly Candidate[]): Generator<void, Candidate[]> {
  const cheapest = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = [...candidate.covers].join();
    const known = cheapest.get(key);
    if (!known || candidate.cost < known.cost) cheapest.set(key, candidate);
  }
  const distinct = [...cheapest.values()];
  if (distinct.length > MOST_COMPARED) return distinct;
  const left: Candidate[] = [];
  for (const one of distinct) {
    const isDominated = distinct.some(
      (other) => other !== one && other.cost <= one.cost && isSubset(one.covers, other.covers),
    );
    if (!isDominated) left.push(one);
    yield;
  }
  return left;
}

function isSubset(small: ReadonlySet<number>, large: ReadonlySet<number>): boolean {
  if (small.size > large.size) return false;
  for (const one of small) if (!large.has(one)) return false;
  return true;
}

/** Returns the candidates that alone cover some 1. */
function essentialOf(candidates: readonly Candidate[], open: ReadonlySet<number>): Candidate[] {
  const only = new Map<number, Candidate | undefined>();
  for (const candidate of candidates) {
    for (const one of candidate.covers) only.set(one, only.has(one) ? undefined : candidate);
  }
  return [...new Set([...open].flatMap((one) => only.get(one) ?? []))];
}

/** Branch and bound: begins with the greedy cover, and ends after MOST_WORK. */
class CoverSearch {
  best: readonly Candidate[] = [];
  isProven = true;
  #bestCost = Infinity;
  #work = 0;

  *run(candidates: readonly Candidate[], open: ReadonlySet<number>): Generator<void, void> {
    this.best = yield* greedyCover(candidates, open);
    this.#bestCost = costOf(this.best);
    yield* this.#branch(candidates, open, [], 0);
  }

  *#branch(
    candidates: readonly Candidate[],
    open: ReadonlySet<number>,
    chosen: Candidate[],
    cost: number,
  ): Generator<void, void> {
    if (open.size === 0) {
      if (cost < this.#bestCost) [this.best, this.#bestCost] = [[...chosen], cost];
      return;
    }
    if (this.#work > MOST_WORK) {
      this.isProven = false;
      return;
    }
    const offers = new Map<number, Candidate[]>();
    for (const candidate of candidates) {
      this.#work += candidate.covers.size;
      for (const one of candidate.covers) {
        if (open.has(one)) offers.set(one, [...(offers.get(one) ?? []), candidate]);
      }
    }
    yield;
    if (cost + leastCost(offers) >= this.#bestCost) return;
    // The 1 with the fewest choices.
    const choices = [...offers.values()].reduce((few, list) => (list.length < few.length ? list : few));
    for (const candidate of choices.toSorted((a, b) => b.covers.size - a.covers.size || a.cost - b.cost)) {
      const rest = new Set([...open].filter((one) => !candidate.covers.has(one)));
      yield* this.#branch(candidates, rest, [...chosen, candidate], cost + candidate.cost);
    }
  }
}

/** Returns a lower bound: the cheapest candidates of 1s no two of which share a candidate. */
function leastCost(offers: ReadonlyMap<number, readonly Candidate[]>): number {
  const taken = new Set<Candidate>();
  let cost = 0;
  for (const list of [...offers.values()].sort((a, b) => a.length - b.length)) {
    if (list.some((candidate) => taken.has(candidate))) continue;
    for (const candidate of list) taken.add(candidate);
    cost += Math.min(...list.map((candidate) => candidate.cost));
  }
  return cost;
}

function* greedyCover(candidates: readonly Candidate[], open: ReadonlySet<number>): Generator<void, Candidate[]> {
  const chosen: Candidate[] = [];
  const left = new Set(open);
  const gain = ({ covers }: Candidate) => [...covers].filter((one) => left.has(one)).length;
  while (left.size > 0) {
    const gains = candidates.map(gain);
    const most = Math.max(...gains);
    const next = candidates
      .filter((_, index) => gains[index] === most)
      .reduce((cheap, candidate) => (candidate.cost < cheap.cost ? candidate : cheap));
    chosen.push(next);
    for (const one of next.covers) left.delete(one);
    yield;
  }
  return chosen;
}

function costOf(chosen: readonly Candidate[]): number {
  return chosen.reduce((sum, { cost }) => sum + cost, 0);
}
