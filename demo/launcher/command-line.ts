/**
 * What is wrong with a command line. Node goes on to tell how to write an argument that begins with a dash, which
 * nothing here takes.
 */
function faultText(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(
    /\. To specify a positional argument[^]*/,
    '.',
  );
}

/**
 * What `read` makes of the command line. null after the help was asked for, or after a sentence about what cannot be
 * understood: then the process ends with 1.
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
    console.error(`${faultText(error)}\n\n${help}`);
    process.exitCode = 1;
    return null;
  }
}
