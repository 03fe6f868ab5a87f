/**
 * The Cholesky factor of a symmetric positive definite matrix, of which the lower triangle is given row by row: L with
 * L Lᵀ = matrix (Golub and Van Loan 1996, 4.2). A pivot that rounding has made negative is taken for the least there is.
 */
export function choleskyOf(
  matrix: Float64Array,
  dimensions: number,
): { readonly root: Float64Array; readonly logDeterminant: number } {
  const root = new Float64Array(matrix.length);
  let logDeterminant = 0;
  for (let row = 0; row < dimensions; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * dimensions + column] ?? 0;
      for (let d = 0; d < column; d++) {
        rest -= (root[row * dimensions + d] ?? 0) * (root[column * dimensions + d] ?? 0);
      }
      root[row * dimensions + column] =
        row === column ? Math.sqrt(Math.max(rest, Number.EPSILON)) : rest / (root[column * dimensions + column] ?? 1);
    }
    logDeterminant += 2 * Math.log(root[row * dimensions + row] ?? 1);
  }
  return { root, logDeterminant };
}

/** The squared length of L⁻¹ × vector, by forward substitution: the squared Mahalanobis distance. Overwrites the vector. */
export function squaredLength(root: Float64Array, vector: Float64Array): number {
  const dimensions = vector.length;
  let sum = 0;
  for (let row = 0; row < dimensions; row++) {
    let rest = vector[row] ?? 0;
    for (let d = 0; d < row; d++) rest -= (root[row * dimensions + d] ?? 0) * (vector[d] ?? 0);
    const solved = rest / (root[row * dimensions + row] ?? 1);
    vector[row] = solved;
    sum += solved * solved;
  }
  return sum;
}
