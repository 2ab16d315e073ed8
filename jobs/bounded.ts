/** Waits for something, but no longer than so many milliseconds; what it comes to afterwards is nobody's concern. */
export async function bounded(what: Promise<unknown>, milliseconds: number): Promise<void> {
  const settled = what.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([settled, patience]);
  clearTimeout(timer);
}
