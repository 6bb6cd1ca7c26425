// Tables in Markdown.

const DASH = "–";

/** A number with as many digits as mean something. */
export function figure(number, digits = 3) {
  if (number === null || number === undefined || Number.isNaN(number)) return DASH;
  if (number >= 100) return Math.round(number).toLocaleString("en");
  return String(Number(number.toPrecision(digits)));
}

export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** "7.5 (6–9.6)" */
export const span = ({ ratio, low, high }) => `${figure(ratio, 2)} (${figure(low, 2)}${DASH}${figure(high, 2)})`;
