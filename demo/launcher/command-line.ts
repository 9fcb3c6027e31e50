/**
 * The message about an invalid command line, without Node's hint on arguments that begin with a dash, which do not
 * exist here.
 */
function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(
    /\. To specify a positional argument[^]*/,
    '.',
  );
}

/**
 * Parses the command line with `read`. Returns null after printing the help, or after printing an error, which sets the
 * exit code to 1.
 */
export function readCommandLine<Options>(
  read: (args: string[]) => Options | null,
  help: string,
  args: string[] = process.argv.slice(2),
): Options | null {
  try {
    const options = read(args);
    if (options === null) console.log(help);
    return options;
  } catch (error) {
    console.error(`${messageOf(error)}\n\n${help}`);
    process.exitCode = 1;
    return null;
  }
}
