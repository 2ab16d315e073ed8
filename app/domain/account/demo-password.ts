/** The password of every invented account. Production refuses it, so that no seeded demonstration opens a real door. */
export const demoPassword = 'demonstration-only';
