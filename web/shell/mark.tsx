/** The mark: nine dots from full to faint. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      {[0, 1, 2].flatMap((row) =>
        [0, 1, 2].map((column) => (
          <circle
            key={`${row}${column}`}
            cx={6 + 10 * column}
            cy={6 + 10 * row}
            r={[5, 4, 2.6, 1.6, 0.9][row + column]}
          />
        )),
      )}
    </svg>
  );
}
