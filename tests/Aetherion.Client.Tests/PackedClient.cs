namespace Aetherion.Client.Tests;

/// <summary>
/// The package as it would be published, installed beside the programs of a user, which are compiled with it; the example
/// of the package's README is one of them.
/// </summary>
internal static class PackedClient
{
    private const string CodeStart = "```ts\n";
    private const string CodeEnd = "```\n";
    private static readonly Lazy<Task<string>> Compiling = new(MakeAsync);

    /// <summary>Does all of that once, and gives what the compiler says.</summary>
    public static Task<string> CompileAsync() => Compiling.Value;

    private static async Task<string> MakeAsync()
    {
        await WorkingCopy.MakeAsync();
        await NodeProgram.DoAsync(WorkingCopy.Client, "npm", "pack", "--pack-destination", WorkingCopy.Consumer);
        var packed = Directory.GetFiles(WorkingCopy.Consumer, "aetherion-client-*.tgz").ShouldHaveSingleItem();
        await NodeProgram.DoAsync(WorkingCopy.Consumer, "npm", "install", "--no-save", "--prefer-offline", packed);
        await File.WriteAllTextAsync(Path.Combine(WorkingCopy.Consumer, "readme.ts"), await ExampleAsync());
        return (await NodeProgram.RunAsync(WorkingCopy.Consumer, "npx", ["tsc", "--project", "tsconfig.json"])).Output;
    }

    private static async Task<string> ExampleAsync()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(WorkingCopy.Client, "README.md"));
        var start = text.IndexOf(CodeStart, StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0, "The README has no example.");
        var code = text[(start + CodeStart.Length)..];
        return code[..code.IndexOf(CodeEnd, StringComparison.Ordinal)];
    }
}
