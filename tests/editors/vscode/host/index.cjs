// What the extension host runs, in this order: the first tests want an extension that nothing has woken yet.
exports.run = async () => {
  await require("./extension.cjs").run();
  await require("./transcripts.cjs").run();
};
