using System.CommandLine;
using Aetherion.Host.Composition;
using Aetherion.Postgres;
using Microsoft.Extensions.Logging;

namespace Aetherion.Host.Commands;

/// <summary><c>migrate</c>: brings the database's schema up to date and ends.</summary>
internal static class MigrateCommand
{
    private static readonly Option<DirectoryInfo> Data = CommandOptions.Data();

    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database's schema up to date.") { Data };
        command.SetGuardedAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(Data)!.FullName, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        using var loggers = LoggerFactory.Create(Logging.Configure);
        await using var database = await AetherionDatabase.OpenAsync(
            AetherionDatabaseOptions.FromEnvironment(dataDirectory), loggers, cancellationToken);
        Console.WriteLine("The schema is up to date.");
        return 0;
    }
}
