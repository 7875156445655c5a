/** Repeatable random numbers (sfc32): the same seed gives the same companies on every machine. */
export class Random {
  private readonly state: Uint32Array;

  constructor(seed: number) {
    this.state = Uint32Array.of(0x9e3779b9, seed, seed ^ 0x5bd1e995, 1);
    for (let turn = 0; turn < 12; turn++) this.next();
  }

  /** 0 ≤ x < 1. */
  next(): number {
    return this.uint32() / 2 ** 32;
  }

  uint32(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.state;
    const sum = (a + b + d) | 0;
    this.state[3] = d + 1;
    this.state[0] = b ^ (b >>> 9);
    this.state[1] = (c + (c << 3)) | 0;
    this.state[2] = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** 0 ≤ n < limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** `[value, weight]` pairs; weights need not add up to anything. */
  weighted<T>(items: readonly (readonly [T, number])[]): T {
    const total = items.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.next() * total;
    for (const [value, weight] of items) {
      left -= weight;
      if (left < 0) return value;
    }
    return (items[items.length - 1] as readonly [T, number])[0];
  }
}
