/** An instant in UTC with microseconds as RFC 3339 writes it: `2026-01-02T03:04:05.678901Z`. */
export type DateTime = string;

/** An exact decimal number without exponent, its scale kept: `0.00012300`. Never a JavaScript number. */
export type Decimal = string;

/** A length of time as ISO 8601 writes it: `PT1M30S`. */
export type Duration = string;

/** A signed 64-bit integer as text, because JavaScript's numbers end at 2^53; compare by `BigInt`. */
export type Long = string;
