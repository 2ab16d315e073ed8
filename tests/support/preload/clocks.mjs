/**
 * Loaded before a process under test (`node --import`): its host's clock is wrong by HOST_CLOCK_OFF milliseconds, and on
 * SIGUSR2 a minute of steady time has gone by at once, as after a long suspension, or, with BLOCK_FOR, its event loop is
 * busy for so many milliseconds. The service knows nothing of it.
 */
const off = Number(process.env.HOST_CLOCK_OFF ?? 0);
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + off);
    else super(...given);
  }
  static now() {
    return RealDate.now() + off;
  }
};

const steady = performance.now.bind(performance);
let jumped = 0;
performance.now = () => steady() + jumped;
const blockFor = Number(process.env.BLOCK_FOR ?? 0);
process.on('SIGUSR2', () => {
  if (blockFor === 0) jumped += 60_000;
  else for (const end = steady() + blockFor; steady() < end;);
});
