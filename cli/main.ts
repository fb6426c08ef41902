/** The command line: `node cli/main.ts <command>`, or `npm run cli -- <command>`. */
import { UsageError } from "./command.ts";
import { commands } from "./commands/index.ts";
import { describeError } from "./describe-error.ts";
import { openPlace } from "./place.ts";

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === "--help" || name === "help") {
    process.stdout.write(helpText());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    process.stderr.write(`There is no command ${name}.\n\n${helpText()}`);
    return 2;
  }
  if (args.includes("--help")) {
    process.stdout.write(`${command.summary}\n\nnode cli/main.ts ${command.name} ${command.usage}\n`);
    return 0;
  }
  try {
    return await command.run(args, {
      print: (text) => void process.stdout.write(`${text}\n`),
      warn: (text) => void process.stderr.write(`${text}\n`),
      env: process.env,
      openPlace: (options) => openPlace(options, process.env),
    });
  } catch (error) {
    process.stderr.write(`${describeError(error)}\n`);
    if (!(error instanceof UsageError)) return 1;
    process.stderr.write(`\nnode cli/main.ts ${command.name} ${command.usage}\n`);
    return 2;
  }
}

function helpText(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return `node cli/main.ts <command> [options], or npm run cli -- <command> [options]

${lines.join("\n")}

<command> --help says how each is called. Every command takes --json for data in place of sentences.
--sandbox means the Switchboard that npm start runs (--port-base N if its ports were moved); otherwise it is AWS:
npx sst shell --stage <stage> -- node cli/main.ts <command> …, or --table <name> with AWS credentials.
Exit codes: 0 done, 1 something is wrong or was refused, 2 called wrongly.
`;
}
