/** One of three recursions: `out[n] = weight × (in[n - radius - 1] + in[n + radius - 1]) + turn × out[n - 1] - out[n - 2]`. */
export interface Recursion {
  readonly weight: number;
  readonly turn: number;
  /** What it gives `n` pixels away from a single one. */
  readonly response: (n: number) => number;
}

/** How far the blur reaches, that far away excluded. */
export const radius = 5;

/**
 * The Gaussian blur of SSIMULACRA 2 (sigma 1.5), the sum of three recursions (lib/jxl/gauss_blur.cc of libjxl), after
 * Charalampidis, "Recursive Implementation of the Gaussian Filter Using Truncated Cosine Functions", IEEE TSP
 * 64(14), 2016. Numbers in brackets are the paper's equations.
 */
export function recursions(): readonly [Recursion, Recursion, Recursion] {
  const sigma = 1.5; // radius: (57)
  const omega = [1, 3, 5].map((k) => (k * Math.PI) / (2 * radius));
  const sign = [1, -1, 1];
  const p = omega.map((w, i) => sign[i]! / Math.tan(w / 2)); // (37)
  const r = omega.map((w, i) => (sign[i]! * p[i]! ** 2) / Math.sin(w)); // (44)
  const rho = omega.map((w) => Math.exp((-(sigma ** 2) * w ** 2) / 2) / radius); // (50)
  const minor = (a: number, b: number): number => p[a]! * r[b]! - r[a]! * p[b]!;
  const zeta = [minor(1, 2) / minor(0, 1), minor(2, 0) / minor(0, 1), 1]; // (52)
  const beta = solve([p, r, zeta], [1, radius ** 2 - sigma ** 2, dot(zeta, rho)]); // (53) to (56)
  const recursion = (i: 0 | 1 | 2): Recursion => ({
    weight: -beta[i]! * Math.cos(omega[i]! * (radius + 1)), // (33)
    turn: 2 * Math.cos(omega[i]!),
    response: (n) => beta[i]! * Math.cos(omega[i]! * n),
  });
  return [recursion(0), recursion(1), recursion(2)];
}

/** Of three equations with three unknowns, by Cramer's rule. */
function solve(rows: readonly (readonly number[])[], values: readonly number[]): number[] {
  const whole = determinant(rows);
  return [0, 1, 2].map(
    (column) =>
      determinant(rows.map((row, y) => row.map((value, x) => (x === column ? values[y]! : value)))) / whole,
  );
}

function determinant([a, b, c]: readonly (readonly number[])[]): number {
  const cross = (x: number, y: number): number => b![x]! * c![y]! - b![y]! * c![x]!;
  return a![0]! * cross(1, 2) - a![1]! * cross(0, 2) + a![2]! * cross(0, 1);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
