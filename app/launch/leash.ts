/**
 * Loaded into each child before its own code: when the launcher has gone, however suddenly, the child is asked to stop
 * as anybody would ask it, and made to after ten seconds. Waiting for this keeps no child alive.
 */
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 10_000).unref();
});
process.channel?.unref();
