import { encode } from 'uqr';

/** A QR code as one path of squares, each one unit wide, for a drawing that needs neither a picture nor a style. */
export type QrDrawing = { readonly size: number; readonly path: string };

const border = 2;

export function drawQr(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: 'M', border });
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])),
  );
  return { size, path: squares.join('') };
}
