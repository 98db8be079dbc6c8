using Aetherion.Host.Commands;

namespace Aetherion.Host.Tests.Commands;

/// <summary>What a command says, and its exit code; for tests of <see cref="ConsoleCollection"/>.</summary>
internal static class CapturedConsole
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        using var complained = new StringWriter();
        Console.SetOut(said);
        Console.SetError(complained);
        try
        {
            var code = await AetherionCommand.Create().Parse(arguments)
                .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
            return (code, said.ToString().Trim(), complained.ToString().Trim());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
