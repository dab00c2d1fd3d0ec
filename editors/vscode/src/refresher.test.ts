import assert from "node:assert/strict";
import { test } from "node:test";

import { Refresher } from "./refresher.js";

test("what is asked for often is done once more at the end, and never twice at a time", async () => {
  const pending: (() => void)[] = [];
  const refresher = new Refresher(() => new Promise((resolve) => pending.push(resolve)));
  const finish = async (): Promise<void> => {
    pending.shift()?.();
    await new Promise(setImmediate);
  };

  refresher.refresh();
  refresher.refresh();
  refresher.refresh();
  assert.equal(pending.length, 1);
  await finish();
  assert.equal(pending.length, 1);
  await finish();
  assert.equal(pending.length, 0);
  refresher.refresh();
  assert.equal(pending.length, 1);
});
