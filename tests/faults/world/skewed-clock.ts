/** Loaded before a worker's own code (`node --import`): its host's clock is so many milliseconds off (CLOCK_OFF_BY). */
const offBy = Number(process.env['CLOCK_OFF_BY']);
const Real = Date;

globalThis.Date = new Proxy(Real, {
  construct: (target, given: unknown[], maker) =>
    Reflect.construct(target, given.length === 0 ? [Real.now() + offBy] : given, maker) as Date,
  get: (target, name, receiver) =>
    name === 'now' ? () => Real.now() + offBy : (Reflect.get(target, name, receiver) as unknown),
});
