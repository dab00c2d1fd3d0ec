// What the tests in the extension host have in common.
const vscode = require("vscode");

/** Waits until a condition holds; it is tried now, and whenever one of the events comes. */
exports.until = function until(what, events, holds) {
  return new Promise((resolve, reject) => {
    const end = (settle) => {
      clearTimeout(limit);
      for (const listener of listeners) listener.dispose();
      settle();
    };
    const limit = setTimeout(() => end(() => reject(new Error(`waited in vain for ${what}`))), 60_000);
    const check = () => holds() && end(resolve);
    const listeners = events.map((event) => event(check));
    check();
  });
};

/** One thing that must hold; how it ends is logged. */
exports.step = async function step(name, run) {
  try {
    await run();
    console.log(`ok: ${name}`);
  } catch (error) {
    console.log(`FAILED: ${name}\n${error.stack}`);
    throw error;
  }
};

/**
 * What a provider answers. VS Code cancels a request when the providers change meanwhile, for another extension comes
 * up: then there is an error or nothing, and it is made again.
 */
exports.ask = async function ask(command, ...args) {
  const limit = Date.now() + 60_000;
  for (;;) {
    try {
      const answer = await vscode.commands.executeCommand(command, ...args);
      if (answer.length !== 0 || Date.now() > limit) return answer;
    } catch (error) {
      if (error.name !== "Canceled" || Date.now() > limit) throw error;
    }
  }
};
