/// <reference path="./.sst/platform/config.d.ts" />

// SST refuses imports at the top level of this file: they stand inside the functions.
export default $config({
  async app(input) {
    const { isPermanent, REGION } = await import("./stacks/stage.ts");
    const permanent = isPermanent(input.stage);
    return {
      name: "switchboard",
      home: "aws",
      removal: permanent ? "retain" : "remove",
      protect: permanent,
      providers: { aws: { region: REGION } },
    };
  },
  async run() {
    const { switchboard } = await import("./stacks/index.ts");
    return switchboard();
  },
});
