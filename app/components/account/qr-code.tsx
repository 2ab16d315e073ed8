type Props = { readonly drawing: { readonly size: number; readonly path: string } };

/** A QR code, drawn in the page itself: no picture to fetch and nobody else to ask for one. */
export function QrCode({ drawing: { size, path } }: Props) {
  return (
    <svg
      className="cg-qr"
      width="220"
      height="220"
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label="QR code to scan with an authenticator app"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
